using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Validate;
using FaxIngest.Verify;

namespace FaxIngest.Tests.Pipeline;

public class DecisionPipelineTests
{
    private static readonly Fax Fax = new()
    {
        Id = "f1", Sha256 = new string('0', 64), FileName = "fax.tif", State = FaxState.Read,
        Source = new Source("fax", new DateTimeOffset(2026, 11, 16, 17, 0, 0, TimeSpan.Zero)),
    };

    private static readonly DecisionPipeline Pipeline = new(Counted(), new DecideOptions(), RuleBook.Standard, BusinessCalendar.California, FixedRoster.None);

    /// <summary>Sure where engines agree (score above 1), doubtful where they do not.</summary>
    private static Calibration Counted()
    {
        var text = new CalibrationFamily(new Dictionary<string, double> { ["allAgree"] = 2 }, new Dictionary<string, double> { ["any"] = 0 }, [new(-9, 100, 30), new(1, 5000, 0)]);
        var marks = new CalibrationFamily(new Dictionary<string, double> { ["ink"] = 2 }, new Dictionary<string, double> { ["any"] = 0 }, [new(-9, 100, 30), new(1, 5000, 0)]);
        var blank = new CalibrationFamily(new Dictionary<string, double> { ["border"] = -5 }, new Dictionary<string, double> { ["any"] = 0 }, [new(-9, 100, 30), new(-1, 5000, 0)]);
        return new Calibration
        {
            Version = "test",
            Families = new Dictionary<string, CalibrationFamily>
            {
                [ReadingFamily.Text] = text, [ReadingFamily.Prose] = text, [ReadingFamily.Marks] = marks, [ReadingFamily.Blank] = blank,
            },
            Form = new FormCalibration(1000, 0, 0.3, 0.1),
        };
    }

    private static Reading Text(string field, string value, bool sure = true, string kind = "text", int page = 1) => new()
    {
        Field = field, Kind = kind, Page = page, Box = new PageBox(0.1, 0.1, 0.2, 0.2), Text = value, Value = FieldValue.Of(value),
        Engines = [new EngineReading("own", value, value, new RawScore(0)), new EngineReading("tesseract", "?", "?", new RawScore(0))],
        Evidence = new Evidence { Engines = 2, Agreeing = sure ? 2 : 1, Margin = 10 },
    };

    private static Reading Blank(string field, bool sure = true) =>
        new() { Field = field, Kind = "text", Page = 1, Box = PageBox.Page, Blank = true, Evidence = new Evidence { BorderInk = sure ? 0 : 0.3 } };

    private static Reading Marks(string field, string kind, FieldValue? value, bool sure = true, params Reason[] reasons) =>
        new() { Field = field, Kind = kind, Page = 1, Box = PageBox.Page, Value = value, Blank = value is null, Evidence = new Evidence { Engines = 1, Agreeing = 1, InkMargin = sure ? 1 : 0.1 }, Reasons = reasons };

    /// <summary>A complete referral for meals, with changes.</summary>
    private static ReadReferral Meals(params Reading[] changes)
    {
        Reading[] complete =
        [
            Text("member.cin", "91234567A", kind: "cin"), Text("member.dateOfBirth", "1984-03-14", kind: "birth-date"), Text("member.lastName", "Soto"), Text("referrer.phone", "8315550142", kind: "phone"),
            Marks("services", "set", FieldValue.Of(["medically-tailored-meals"])), Marks("referral.urgency", "one-of", FieldValue.Of("routine")), Blank("guardian.name"),
        ];
        return new ReadReferral
        {
            Pages = [1], FormType = "cs-meals", Template = "alliance-cs-meals", MatchScore = 0.6, MatchMargin = 0.4,
            Readings = [.. complete.Where(r => !changes.Any(c => c.Field == r.Field)), .. changes],
        };
    }

    private static Document Decide(ReadReferral referral, params Verification[] verifications) => Decide(new ReadResult { Pages = [Page(1)], Referrals = [referral] }, verifications);

    private static Document Decide(ReadResult read, params Verification[] verifications) => Pipeline.Decide(Fax, read, verifications);

    private static ReadPage Page(int number, string kind = PageKinds.Form) => new(number, kind, 0, null, 1728, 2200);

    private static Verification Says(params (string Path, string? Value)[] fields) => new()
    {
        Person = "ann", At = Fax.Source.ReceivedAt, ReferralId = "f1-1", Fields = fields.ToDictionary(f => f.Path, f => f.Value is null ? null : FieldValue.Of(f.Value)),
    };

    [Fact]
    public void The_roster_settles_what_was_read_unsurely_and_fills_nothing_in()
    {
        var roster = Roster.Parse(new StringReader("cin,lastName,firstName,dateOfBirth,phone\n91234567A,Soto,Anna,1984-03-14,8315550199\n"));
        var counted = Counted() with { Roster = new RosterCalibration(new(5000, 0), new(5000, 0), new(20, 0)) };
        var pipeline = new DecisionPipeline(counted, new DecideOptions(), RuleBook.Standard, BusinessCalendar.California, new FixedRoster(roster));
        var read = Meals(Text("member.lastName", "Soto", sure: false), Text("member.firstName", "Amna", sure: false), Blank("member.phone"));

        var fields = Assert.Single(pipeline.Decide(Fax, new ReadResult { Pages = [Page(1)], Referrals = [read] }, []).Referrals).Fields;

        Assert.Equal((Decisions.Accept, 0.9998), (fields["member.lastName"].Decision, fields["member.lastName"].Confidence));
        Assert.Equal(["own", "roster"], fields["member.lastName"].Readers);
        // Put right, but too few such were counted to be taken without a look.
        Assert.Equal(("Anna", Decisions.Verify), (fields["member.firstName"].Value!.Text, fields["member.firstName"].Decision));
        Assert.Equal(["roster"], fields["member.firstName"].Readers);
        Assert.Equal((null, Decisions.Blank), (fields["member.phone"].Value, fields["member.phone"].Decision));
    }

    [Theory]
    [InlineData(MailNatures.AutoReply, false)]
    [InlineData(MailNatures.Bounce, false)]
    [InlineData(MailNatures.Automatic, true)]
    [InlineData(MailNatures.Person, true)]
    public void No_clock_runs_for_what_a_machine_sent_by_itself(string nature, bool clock)
    {
        var read = new ReadResult
        {
            Pages = [Page(1)],
            Mail = new MailOrigin { Nature = nature, From = "a@clinic.example", Subject = "Away" },
            Referrals = [new ReadReferral { Pages = [1], FormType = "correspondence" }],
        };

        var document = Pipeline.Decide(Fax, read, []);

        Assert.Equal(clock, Assert.Single(document.Referrals).DueBy is not null);
        Assert.Equal(Decisions.Verify, document.Referrals[0].Decision);
        Assert.Equal(("a@clinic.example", "Away"), (document.Source.From, document.Source.Subject));
    }

    [Fact]
    public void A_complete_sure_referral_is_accepted_without_a_reason()
    {
        var referral = Assert.Single(Decide(Meals()).Referrals);
        Assert.Equal((Decisions.Accept, "f1-1", new DateOnly(2026, 11, 23)), (referral.Decision, referral.Id, referral.DueBy));
        Assert.Empty(referral.Reasons);
        Assert.Empty(referral.Missing);
        Assert.Equal(Decisions.Blank, referral.Fields["guardian.name"].Decision);
        Assert.Equal(["own"], referral.Fields["member.lastName"].Readers);
        Assert.Equal(1 - 1 / 5002.0, referral.Fields["member.cin"].Confidence, 5);
    }

    public static TheoryData<string, string, string> Doubts => new()
    {
        { "unsure text", "low-confidence", "member.lastName" },
        { "unread text", "unread", "member.lastName" },
        { "unsure blank", "blank-unsure", "guardian.name" },
        { "unsure mark", "low-confidence", "services" },
        { "two ticked", "group-two-ticked", "referral.urgency" },
        { "missing", "missing-field", "services" },
        { "rule", "npi-check-digit", "referrer.npi" },
        { "differ", "readings-differ", "member.cin" },
        { "poor fit", "form-unsure", "" },
        { "noticed", "page-missing", "" },
    };

    [Theory]
    [MemberData(nameof(Doubts))]
    public void Any_doubt_sends_the_referral_to_a_person_with_its_reason(string doubt, string code, string field)
    {
        var read = doubt switch
        {
            "unsure text" => Meals(Text("member.lastName", "Soto", sure: false)),
            "unread text" => Meals(Text("member.lastName", "x") with { Value = null }),
            "unsure blank" => Meals(Blank("guardian.name", sure: false)),
            "unsure mark" => Meals(Marks("services", "set", FieldValue.Of(["medically-tailored-meals"]), sure: false)),
            "two ticked" => Meals(Marks("referral.urgency", "one-of", FieldValue.Of("routine"), true, new Reason("group-two-ticked", "Two."))),
            "missing" => Meals(Marks("services", "set", null)),
            "rule" => Meals(Text("referrer.npi", "1234567890")),
            "differ" => Meals(Text("member.cin", "91234567A"), Text("member.cin", "91234568A", page: 2)),
            "poor fit" => Meals() with { MatchMargin = 0.01 },
            _ => Meals() with { Reasons = [new Reason("page-missing", "Page 2 is missing.")] },
        };
        var referral = Assert.Single(Decide(read).Referrals);
        Assert.Equal(Decisions.Verify, referral.Decision);
        var reason = Assert.Single(referral.Reasons);
        Assert.Equal((code, field), (reason.Code, reason.Field ?? ""));
        Assert.Equal(doubt == "missing" ? [field] : [], referral.Missing);
    }

    [Fact]
    public void A_person_settles_a_doubtful_field_and_the_rules_look_again()
    {
        var read = Meals(Text("member.lastName", "Soto", sure: false), Text("referrer.npi", "1234567890", sure: false));
        Assert.Equal(["low-confidence", "low-confidence", "npi-check-digit"], Decide(read).Referrals[0].Reasons.Select(r => r.Code));

        var half = Decide(read, Says(("member.lastName", "Sato"), ("referrer.npi", "1234567890"))).Referrals[0];
        Assert.Equal("npi-check-digit", Assert.Single(half.Reasons).Code);
        Assert.Equal(("Sato", Decisions.Accept), (half.Fields["member.lastName"].Value!.Flat, half.Fields["member.lastName"].Decision));
        Assert.Equal(["person"], half.Fields["member.lastName"].Readers);
        Assert.Equal(["own", "person"], half.Fields["referrer.npi"].Readers);
        Assert.NotNull(half.Fields["member.lastName"].Box);

        var done = Decide(read, Says(("member.lastName", "Sato"), ("referrer.npi", "1234567890")), Says() with { Overruled = ["npi-check-digit"] }).Referrals[0];
        Assert.Equal(Decisions.Accept, done.Decision);
        Assert.Equal(Decisions.Accept, Decide(read, Says(("member.lastName", "Sato"), ("referrer.npi", "1234567893"))).Referrals[0].Decision);
    }

    [Fact]
    public void A_person_cannot_overrule_an_unsettled_reading()
    {
        var read = Meals(Text("member.lastName", "Soto", sure: false));
        Assert.Equal(Decisions.Verify, Decide(read, Says() with { Overruled = ["low-confidence"] }).Referrals[0].Decision);
    }

    [Fact]
    public void A_later_verification_replaces_an_earlier_one()
    {
        var referral = Decide(Meals(), Says(("member.lastName", "Sato")), Says(("member.lastName", "Soto"))).Referrals[0];
        Assert.Equal("Soto", referral.Fields["member.lastName"].Value!.Flat);
    }

    [Fact]
    public void What_a_person_finds_blank_or_cannot_read_is_blank_and_missing_where_needed()
    {
        var read = Meals(Text("member.lastName", "x", sure: false), Text("referrer.phone", "x", sure: false));
        var referral = Decide(read, Says(("member.lastName", null)) with { Unreadable = ["referrer.phone"] }).Referrals[0];
        Assert.Equal(Decisions.Blank, referral.Fields["member.lastName"].Decision);
        Assert.Equal(["referrer.phone"], referral.Missing);
        Assert.Equal("missing-field", Assert.Single(referral.Reasons).Code);
        Assert.Equal(Decisions.Accept, Decide(read, Says(("member.lastName", null)) with { Unreadable = ["referrer.phone"], Overruled = ["missing-field"] }).Referrals[0].Decision);
    }

    [Theory]
    [InlineData("Soto, Ana Maria", "Soto", "Ana Maria", Decisions.Accept)]
    [InlineData("Soto Ana", "Soto Ana", null, Decisions.Verify)]
    public void A_patient_written_as_last_comma_first_is_split(string written, string last, string? first, string decision)
    {
        var referral = Decide(Meals(Text("member.name", written, kind: "last-first-name"), Blank("member.lastName"))).Referrals[0];
        Assert.False(referral.Fields.ContainsKey("member.name"));
        Assert.Equal((last, first), (referral.Fields["member.lastName"].Value?.Flat, referral.Fields["member.firstName"].Value?.Flat));
        Assert.Equal(decision, referral.Decision);
    }

    private static ReadReferral Tar(params Reading[] lines) => Meals() with
    {
        FormType = "tar", Template = "alliance-tar",
        Readings = [.. Meals().Readings.Where(r => r.Field != "services"), .. lines],
    };

    [Fact]
    public void On_a_TAR_services_follow_from_code_and_modifier()
    {
        var referral = Decide(Tar(Text("lines[0].procedureCode", "H0043"), Text("lines[0].modifiers", "U6"), Text("lines[1].procedureCode", "S5165"), Text("lines[1].modifiers", "U5 GQ"), Blank("lines[2].procedureCode"), Blank("lines[2].modifiers"))).Referrals[0];
        Assert.Equal("asthma-remediation,housing-transition-navigation", referral.Fields["services"].Value!.Flat);
        Assert.Equal((Decisions.Accept, Decisions.Accept), (referral.Fields["services"].Decision, referral.Decision));
    }

    [Theory]
    [InlineData(900, Decisions.Verify)]
    [InlineData(5000, Decisions.Accept)]
    public void Codes_of_a_TAR_are_held_to_the_target_of_fields_that_decide_who_gets_what(int counted, string decision)
    {
        var calibration = Counted();
        var text = new CalibrationFamily(new Dictionary<string, double>(), new Dictionary<string, double>(), [new(-99, counted, 0)]);
        calibration = calibration with { Families = calibration.Families.ToDictionary(f => f.Key, f => f.Key == ReadingFamily.Text ? text : f.Value) };
        var pipeline = new DecisionPipeline(calibration, new DecideOptions(), RuleBook.Standard, BusinessCalendar.California, FixedRoster.None);

        var referral = pipeline.Decide(Fax, new ReadResult { Pages = [Page(1)], Referrals = [Tar(Text("lines[0].procedureCode", "H0043", kind: "hcpcs"), Text("lines[0].modifiers", "U6", kind: "modifiers"), Text("member.lastName", "Soto"))] }, []).Referrals[0];

        Assert.Equal((decision, Decisions.Accept), (referral.Fields["services"].Decision, referral.Fields["member.lastName"].Decision));
    }

    [Theory]
    [InlineData("H0043", null, true, "code-without-modifier")]
    [InlineData("H0043", "U9", true, "code-pair-unknown")]
    [InlineData("H0043", "U6", false, "low-confidence")]
    public void A_line_that_names_no_service_surely_sends_the_TAR_to_a_person(string code, string? modifiers, bool sure, string reason)
    {
        var referral = Decide(Tar(Text("lines[0].procedureCode", code, sure), modifiers is null ? Blank("lines[0].modifiers") : Text("lines[0].modifiers", modifiers))).Referrals[0];
        Assert.Equal((Decisions.Verify, Decisions.Verify), (referral.Fields["services"].Decision, referral.Decision));
        Assert.Contains(referral.Reasons, r => r.Code == reason);
        Assert.Empty(referral.Missing);
    }

    [Fact]
    public void A_corrected_code_changes_the_services()
    {
        var read = Tar(Text("lines[0].procedureCode", "H0043", sure: false), Text("lines[0].modifiers", "U2"));
        Assert.Equal("transitional-rent", Decide(read).Referrals[0].Fields["services"].Value!.Flat);
        var referral = Decide(read, Says(("lines[0].procedureCode", "H0044"))).Referrals[0];
        Assert.Equal(("housing-deposits", Decisions.Accept), (referral.Fields["services"].Value!.Flat, referral.Decision));
    }

    [Fact]
    public void A_TAR_without_lines_misses_its_services() => Assert.Equal(["services"], Decide(Tar()).Referrals[0].Missing);

    [Theory]
    [InlineData("expedited", true, "2026-11-19")]
    [InlineData("expedited", false, "2026-11-19")] // doubtful: the short clock
    [InlineData(null, true, "2026-11-23")]
    [InlineData("routine", false, "2026-11-23")]
    public void The_short_clock_runs_for_what_may_be_expedited(string? urgency, bool sure, string due) =>
        Assert.Equal(due, Decide(Meals(Marks("referral.urgency", "one-of", urgency is null ? null : FieldValue.Of(urgency), sure))).Referrals[0].DueBy!.Value.ToString("yyyy-MM-dd"));

    [Fact]
    public void What_cannot_be_read_is_an_unknown_referral_for_a_person()
    {
        var document = Decide(new ReadResult { Unreadable = new Reason("empty-file", "The file is empty.") });
        Assert.Equal(("unreadable", "empty-file"), (document.Status, document.Reason!.Code));
        var referral = Assert.Single(document.Referrals);
        Assert.Equal(("unknown", Decisions.Verify), (referral.Form.Type, referral.Decision));
        Assert.Contains(referral.Reasons, r => r.Code == "empty-file");
    }

    [Fact]
    public void Pages_of_no_known_form_are_an_unknown_referral_and_blank_pages_are_none()
    {
        var document = Decide(new ReadResult { Pages = [Page(1, PageKinds.CoverSheet), Page(2, PageKinds.Blank), Page(3, PageKinds.Unknown)] });
        Assert.Equal([1, 3], Assert.Single(document.Referrals).Pages);
        Assert.Empty(Decide(new ReadResult { Pages = [Page(1, PageKinds.Blank), Page(2, PageKinds.Separator)] }).Referrals);
    }

    [Fact]
    public void What_was_cut_off_is_a_reason_for_every_referral()
    {
        var document = Decide(new ReadResult { Pages = [Page(1)], Referrals = [Meals(), Meals()], Notes = [new Reason("page-cap", "Pages past 200 were not read.")] });
        Assert.Equal(["f1-1", "f1-2"], document.Referrals.Select(r => r.Id));
        Assert.All(document.Referrals, r => Assert.Equal("page-cap", Assert.Single(r.Reasons).Code));
    }

    [Fact]
    public void A_person_can_say_that_a_referral_is_none_and_others_stay()
    {
        var read = new ReadResult { Pages = [Page(1)], Referrals = [Meals(), Meals()] };
        Assert.Equal("f1-2", Assert.Single(Decide(read, Says() with { NotAReferral = "duplicate" }).Referrals).Id);
        Assert.Empty(Decide(read, Says() with { ReferralId = null, NotAReferral = "spam" }).Referrals);
    }

    [Fact]
    public void A_person_can_name_the_form()
    {
        var referral = Decide(Meals() with { FormType = "unknown", Template = null }, Says() with { FormType = "cs-meals" }).Referrals[0];
        Assert.Equal(("cs-meals", Decisions.Accept), (referral.Form.Type, referral.Decision));
    }

    [Fact]
    public void Hints_are_told_only_where_a_person_looks_anyway()
    {
        var hint = Text("member.address.zip", "94110");
        Assert.Empty(Decide(Meals(hint)).Referrals[0].Reasons);
        Assert.Equal(["low-confidence", "zip-outside-area"], Decide(Meals(hint, Text("member.lastName", "Soto", sure: false))).Referrals[0].Reasons.Select(r => r.Code));
    }

    [Fact]
    public void No_reason_holds_a_value()
    {
        var read = Meals(Text("member.lastName", "Zzyzx", sure: false), Text("member.cin", "9999999QB"), Text("referrer.npi", "7777777777"));
        Assert.All(Decide(read).Referrals[0].Reasons, r => Assert.DoesNotContain(new[] { "Zzyzx", "9999999QB", "7777777777" }, r.Message.Contains));
    }
}
