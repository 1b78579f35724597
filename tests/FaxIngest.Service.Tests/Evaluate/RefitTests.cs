using FaxIngest.Decide;
using FaxIngest.Decide.Scoring;
using FaxIngest.Evaluate;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Validate;

namespace FaxIngest.Service.Tests.Evaluate;

public class RefitTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Faxes of ten fields each; where engines agree the value is right with <paramref name="agreeing"/>, elsewhere with 0.4.</summary>
    private static List<LabeledResult> Faxes(int count, int seed, double agreeing)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(n =>
            {
                var readings = new List<Reading>();
                var truth = new Dictionary<string, FieldValue>();
                for (int i = 0; i < 10; i++)
                {
                    bool agree = random.NextDouble() < 0.8, right = random.NextDouble() < (agree ? agreeing : 0.4);
                    truth[$"f{i}"] = FieldValue.Of("x");
                    readings.Add(new Reading
                    {
                        Field = $"f{i}", Kind = "phone", Page = 1, Box = PageBox.Page, Value = FieldValue.Of(right ? "x" : "y"),
                        Evidence = new Evidence { Engines = 2, Agreeing = agree ? 2 : 1, RawAgreeing = agree ? 2 : 1, Margin = agree ? 12 : 2 },
                    });
                }
                var fax = new Fax { Id = $"{n}", Sha256 = "", FileName = "", State = FaxState.Read, Source = new Source("file", Now) };
                var referral = new ReadReferral { Pages = [1], FormType = "tar", Template = "t", MatchScore = 0.8, MatchMargin = 0.5, Readings = readings };
                return new LabeledResult($"fax{n:D4}", new Truth("tar", truth), fax, new ReadResult { Referrals = [referral] });
            }),
        ];
    }

    private static DecisionPipeline Decides(Calibration calibration) => Decides(calibration, FixedRoster.None);

    private static DecisionPipeline Decides(Calibration calibration, IRosterSource roster) => new(calibration, new DecideOptions(), RuleBook.Standard, BusinessCalendar.California, roster);

    [Fact]
    public void What_the_roster_stands_behind_is_counted_against_the_truth()
    {
        var roster = new FixedRoster(Roster.Parse(new StringReader("cin,lastName,firstName,dateOfBirth,phone\n91234567A,Reyes,Luz,1984-03-14,8315550142\n")));
        (string Path, string Value)[] written = [("member.cin", "91234567A"), ("member.dateOfBirth", "1984-03-14"), ("member.lastName", "Reyez"), ("member.firstName", "Luz"), ("member.phone", "8315550142")];
        var readings = written.Select(w => new Reading { Field = w.Path, Kind = "text", Page = 1, Box = PageBox.Page, Value = FieldValue.Of(w.Value), Evidence = new Evidence { Engines = 2 } }).ToList();
        // On this form another phone is written than was read, and than the roster knows.
        var truth = written.ToDictionary(w => w.Path, w => FieldValue.Of(w.Path switch { "member.lastName" => "Reyes", "member.phone" => "8315550143", _ => w.Value }));
        var one = Faxes(1, 1, 1)[0];
        var faxes = Faxes(400, 1, 1).Append(new LabeledResult("z", new Truth("tar", truth), one.Fax, one.Read with { Referrals = [one.Read.Referrals[0] with { Readings = readings }] })).ToList();

        var counted = Refit.Fit(faxes, [], Calibration.None, new DecideOptions(), calibration => Decides(calibration, roster), Now, out _)!.Roster;

        Assert.Equal((new RosterCount(4, 1), new RosterCount(0, 0), new RosterCount(1, 0)), (counted.Confirmed, counted.Chosen, counted.Repaired));
    }

    [Fact]
    public void A_fit_on_enough_faxes_replaces_none()
    {
        var fitted = Refit.Fit(Faxes(400, 1, 1), [], Calibration.None, new DecideOptions(), Decides, Now, out string report);
        Assert.Contains("held back: 1000 readings of 100 faxes", report);
        Assert.True(fitted!.Families[ReadingFamily.Text].Threshold(0.002) <= 1);
        Assert.Equal(400, fitted.Faxes);
    }

    [Fact]
    public void A_fit_that_does_worse_on_faxes_held_back_is_refused()
    {
        var present = Refit.Fit(Faxes(400, 1, 0.995), [], Calibration.None, new DecideOptions(), Decides, Now, out _);
        Assert.Null(Refit.Fit(Faxes(8, 2, 0.995), [], present!, new DecideOptions(), Decides, Now, out string report));
        Assert.Contains("Refused", report);
    }

    [Fact]
    public void A_fit_follows_engines_that_became_worse()
    {
        var present = Refit.Fit(Faxes(400, 1, 1), [], Calibration.None, new DecideOptions(), Decides, Now, out _);
        var fitted = Refit.Fit(Faxes(400, 3, 0.9), [], present!, new DecideOptions(), Decides, Now, out _);
        Assert.True(present!.Families[ReadingFamily.Text].Threshold(0.002) <= 1);
        Assert.True(fitted!.Families[ReadingFamily.Text].Threshold(0.002) > 1, "one in ten agreeing readings is wrong: nothing may pass");
    }

    [Fact]
    public void Text_that_is_doubted_is_worth_less_by_what_was_counted_of_it()
    {
        // Readings with a doubt and without one agree alike; of the doubted every second is right.
        var doubted = Faxes(200, 4, 0.5).Select(f => f with { Name = "d" + f.Name, Read = f.Read with { Referrals = [.. f.Read.Referrals.Select(r => r with { Readings = [.. r.Readings.Where(x => x.Evidence.Agreeing == 2).Select(Struck)] })] } });
        var fitted = Refit.Fit([.. Faxes(400, 1, 1), .. doubted], [], Calibration.None, new DecideOptions(), Decides, Now, out string report)!;
        var sure = Faxes(1, 1, 1)[0].Read.Referrals[0].Readings.First(r => r.Evidence.Agreeing == 2);

        Assert.InRange(fitted.Doubted["text"], 0.45, 0.55);
        Assert.Contains("1000 readings of 100 faxes", report);   // the doubted ones are in no family
        Assert.True(fitted.Probability(sure) > 0.99);
        Assert.Equal(fitted.Doubted["text"] * fitted.Probability(sure), fitted.Probability(Struck(sure)), 4);
        Assert.Equal(fitted.Probability(sure), fitted.Probability(sure with { Reasons = [new Reason("poor-page", "")] }));   // no such page was counted
        Assert.Empty(Refit.Fit(Faxes(40, 1, 1), [], Calibration.None, new DecideOptions(), Decides, Now, out _)!.Doubted);

        static Reading Struck(Reading reading) => reading with { Reasons = [new Reason("struck-out", "", reading.Field)] };
    }

    [Fact]
    public void Nothing_labeled_gives_no_fit() => Assert.Null(Refit.Fit([], [], Calibration.None, new DecideOptions(), Decides, Now, out _));

    [Fact]
    public void What_verifiers_decided_is_learned_beside_the_faxes()
    {
        // The faxes say that agreement is always right, the verifiers that it is not: what both say is in force.
        var persons = Enumerable.Range(0, 400).Select(i => new LabeledReading($"p{i}", ReadingFamily.Text, "phone",
            EvidenceFeatures.Of(new Evidence { Engines = 2, Agreeing = 2, RawAgreeing = 2, Margin = 12 }), i % 4 != 0)).ToList();
        var faxes = Faxes(100, 1, 1);
        var without = Refit.Fit(faxes, [], Calibration.None, new DecideOptions(), Decides, Now, out _)!.Families[ReadingFamily.Text];
        var with = Refit.Fit(faxes, persons, Calibration.None, new DecideOptions(), Decides, Now, out string report)!;
        var sure = EvidenceFeatures.Of(new Evidence { Engines = 2, Agreeing = 2, RawAgreeing = 2, Margin = 12 });
        var family = with.Families[ReadingFamily.Text];
        Assert.True(without.Probability(without.Score("phone", sure)) > 0.99);
        Assert.InRange(family.Probability(family.Score("phone", sure)), 0.87, 0.95);
        Assert.EndsWith("400 of them by verifiers", with.Version);
        Assert.Contains("350 readings of 125 faxes", report);
    }
}
