using FaxIngest.Decide;
using FaxIngest.Decide.Scoring;
using FaxIngest.Evaluate;
using FaxIngest.Model;
using FaxIngest.Read;

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

    [Fact]
    public void A_fit_on_enough_faxes_replaces_none()
    {
        var fitted = Refit.Fit(Faxes(400, 1, 1), Calibration.None, new DecideOptions(), Now, out string report);
        Assert.Contains("held back: 1000 readings of 100 faxes", report);
        Assert.True(fitted!.Families[ReadingFamily.Text].Threshold(0.002) <= 1);
        Assert.Equal(400, fitted.Faxes);
    }

    [Fact]
    public void A_fit_that_does_worse_on_faxes_held_back_is_refused()
    {
        var present = Refit.Fit(Faxes(400, 1, 0.995), Calibration.None, new DecideOptions(), Now, out _);
        Assert.Null(Refit.Fit(Faxes(8, 2, 0.995), present!, new DecideOptions(), Now, out string report));
        Assert.Contains("Refused", report);
    }

    [Fact]
    public void A_fit_follows_engines_that_became_worse()
    {
        var present = Refit.Fit(Faxes(400, 1, 1), Calibration.None, new DecideOptions(), Now, out _);
        var fitted = Refit.Fit(Faxes(400, 3, 0.9), present!, new DecideOptions(), Now, out _);
        Assert.True(present!.Families[ReadingFamily.Text].Threshold(0.002) <= 1);
        Assert.True(fitted!.Families[ReadingFamily.Text].Threshold(0.002) > 1, "one in ten agreeing readings is wrong: nothing may pass");
    }

    [Fact]
    public void Nothing_labeled_gives_no_fit() => Assert.Null(Refit.Fit([], Calibration.None, new DecideOptions(), Now, out _));
}
