using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Validate;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Tests.Verify;

/// <summary>Blind keying through Validate → Decide, without a calibration: everything is in doubt.</summary>
public class BlindDecisionTests
{
    private const string Cin = "member.cin";
    private static readonly DateTimeOffset At = new(2026, 11, 20, 18, 0, 0, TimeSpan.Zero);
    private static readonly Fax Fax = new() { Id = "f1", Sha256 = new string('0', 64), FileName = "fax.tif", State = FaxState.Read, Source = new Source("fax", At) };
    private static readonly DecisionPipeline Pipeline = new(Calibration.None, new DecideOptions(), RuleBook.Standard, BusinessCalendar.California, FixedRoster.None);

    private static readonly ReadResult Read = new()
    {
        Referrals = [new ReadReferral { Pages = [1], FormType = "cs-meals", Template = "t", Readings = [Text(Cin, "cin", "91234567A"), Text("member.lastName", "last-name", "Soto")] }],
    };

    [Fact]
    public void An_answer_that_agrees_with_the_machine_settles_the_field()
    {
        var referral = Decide(Blind("ann", "91234567A"));
        Assert.Equal(Decisions.Accept, referral.Fields[Cin].Decision);
        Assert.Contains("person", referral.Fields[Cin].Readers);
        Assert.DoesNotContain(referral.Reasons, reason => reason.Field == Cin);
    }

    [Fact]
    public void One_that_does_not_leaves_it_in_doubt_with_the_machines_value_until_a_second_person_agrees()
    {
        var referral = Decide(Blind("ann", "91234567C"));
        Assert.Equal((Decisions.Verify, "91234567A"), (referral.Fields[Cin].Decision, referral.Fields[Cin].Value?.Flat));
        Assert.Equal([BlindPolicy.SecondPerson], referral.Reasons.Where(reason => reason.Field == Cin).Select(reason => reason.Code));
        referral = Decide(Blind("ann", "91234567C"), Blind("bob", "91234567C"));
        Assert.Equal((Decisions.Accept, "91234567C"), (referral.Fields[Cin].Decision, referral.Fields[Cin].Value?.Flat));
        Assert.True(referral.Fields[Cin].Confidence > 0.9999);
    }

    [Fact]
    public void Overruling_rules_does_not_overrule_a_disagreement()
    {
        var referral = Decide(Blind("ann", "91234567C") with { Overruled = [BlindPolicy.SecondPerson, BlindPolicy.Supervisor] });
        Assert.Contains(referral.Reasons, reason => reason.Code == BlindPolicy.SecondPerson);
    }

    [Fact]
    public void Three_different_readings_wait_for_a_supervisor()
    {
        var referral = Decide(Blind("ann", "91234567C"), Blind("bob", "91234567D"));
        Assert.Contains(referral.Reasons, reason => reason.Code == BlindPolicy.Supervisor);
        referral = Decide(Blind("ann", "91234567C"), Blind("bob", "91234567D"), Blind("cat", "91234567D", FieldLook.Resolved));
        Assert.Equal((Decisions.Accept, "91234567D"), (referral.Fields[Cin].Decision, referral.Fields[Cin].Value?.Flat));
    }

    [Fact]
    public void What_is_said_in_the_ordinary_way_stands_as_ever()
    {
        var plain = Blind("ann", "91234567C") with { Keyings = new Dictionary<string, FieldKeying>() };
        Assert.Equal("91234567C", Decide(plain).Fields[Cin].Value?.Flat);
        Assert.Equal("91234567D", Decide(Blind("ann", "91234567C"), plain with { Person = "bob", Fields = Said("91234567D") }).Fields[Cin].Value?.Flat);
    }

    [Fact]
    public void On_an_authorization_request_codes_and_modifiers_are_keyed_blind_as_the_services_are()
    {
        Assert.True(BlindPolicy.Critical.Covers("lines[1].procedureCode", "tar"));
        Assert.True(BlindPolicy.Critical.Covers("lines[0].modifiers", "tar"));
        Assert.False(BlindPolicy.Critical.Covers("lines[0].units", "tar"));
        Assert.False(BlindPolicy.Critical.Covers("lines[0].procedureCode", "cs-meals"));
    }

    [Fact]
    public void A_masked_document_says_where_a_field_is_and_nothing_of_what_it_is()
    {
        var document = Document(Blind("ann", "91234567C")) with { ProbableDuplicates = [new ProbableDuplicate("f1-1", "f0", "f0-1", 0.99, [new Reason("same", "The CIN is the same.", Cin)])] };
        var masked = BlindMask.Of(document, BlindPolicy.Critical);
        string text = System.Text.Json.JsonSerializer.Serialize(masked, DocumentJson.OneLine);
        Assert.DoesNotContain("91234567", text, StringComparison.Ordinal);
        Assert.DoesNotContain("The CIN is the same", text, StringComparison.Ordinal);
        Assert.Contains("Soto", text, StringComparison.Ordinal);
        Assert.NotNull(masked.Referrals[0].Fields[Cin].Box);
        Assert.Same(document, BlindMask.Of(document, BlindPolicy.Off));
        Assert.Contains("91234567A", System.Text.Json.JsonSerializer.Serialize(BlindMask.Of(Document(Blind("ann", "91234567A")), BlindPolicy.Critical), DocumentJson.OneLine), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_waits_for_others_only_when_nothing_else_is_open()
    {
        Verification rest = new() { Person = "ann", At = At, ReferralId = "f1-1", Fields = new Dictionary<string, FieldValue?> { ["member.lastName"] = FieldValue.Of("Soto") }, Overruled = [.. Decide().Reasons.Select(reason => reason.Code)] };
        Verification[] said = [Blind("ann", "91234567C")];
        Assert.Equal(BlindWaits.None, BlindWaits.Of(Document(said), said));
        said = [Blind("ann", "91234567C"), rest];
        var waits = BlindWaits.Of(Document(said), said);
        Assert.Equal("ann False", $"{string.Join(' ', waits.Persons)} {waits.SupervisorsOnly}");
        said = [.. said, Blind("bob", "91234567D")];
        waits = BlindWaits.Of(Document(said), said);
        Assert.Equal("ann bob True", $"{string.Join(' ', waits.Persons)} {waits.SupervisorsOnly}");
        said = [.. said, Blind("cat", "91234567D", FieldLook.Resolved)];
        Assert.Equal(BlindWaits.None, BlindWaits.Of(Document(said), said));
    }

    [Theory]
    [InlineData("plain 91234567A", LabelStrength.Confirmed, "91234567A")]
    [InlineData("plain 91234567C", LabelStrength.Corrected, "91234567C")]
    [InlineData("ann 91234567A", LabelStrength.Blind, "91234567A")]
    [InlineData("ann 91234567C|bob 91234567C", LabelStrength.BlindTwice, "91234567C")]
    [InlineData("ann 91234567C|bob 91234567D|cat! 91234567D", LabelStrength.Resolved, "91234567D")]
    [InlineData("ann 91234567C", null, null)]
    public void A_label_says_how_sure_it_is_and_carries_the_reading(string said, LabelStrength? want, string? value)
    {
        var verifications = said.Split('|').Select(each => each.Split(' ')).Select(each => each[0] == "plain"
            ? Blind("ann", each[1]) with { Keyings = new Dictionary<string, FieldKeying>() }
            : Blind(each[0].TrimEnd('!'), each[1], each[0].EndsWith('!') ? FieldLook.Resolved : FieldLook.Blind)).ToList();
        var label = FieldLabels.Of("f1", Read, verifications).SingleOrDefault();
        Assert.Equal((want, value), (label?.Strength, label?.Value?.Flat));
        if (label is not null) Assert.Same(Read.Referrals[0].Readings[0], label.Reading);
    }

    private static Referral Decide(params Verification[] said) => Document(said).Referrals[0];

    private static Document Document(params Verification[] said) => Pipeline.Decide(Fax, Read, said);

    private static Verification Blind(string person, string value, FieldLook look = FieldLook.Blind) => new()
    {
        Person = person, At = At, ReferralId = "f1-1", Fields = Said(value),
        Keyings = new Dictionary<string, FieldKeying> { [Cin] = new(look, FieldValue.Of("91234567A")) },
    };

    private static Dictionary<string, FieldValue?> Said(string value) => new() { [Cin] = FieldValue.Of(value) };

    private static Reading Text(string field, string kind, string value) => new()
    {
        Field = field, Kind = kind, Page = 1, Box = new PageBox(0.1, 0.1, 0.2, 0.2), Text = value, Value = FieldValue.Of(value),
        Engines = [new EngineReading("own", value, value, new RawScore(0))], Evidence = new Evidence { Engines = 1, Agreeing = 1 },
    };
}
