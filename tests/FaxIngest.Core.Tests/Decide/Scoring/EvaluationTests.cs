using FaxIngest.Decide.Scoring;
using FaxIngest.Model;

namespace FaxIngest.Tests.Decide.Scoring;

public class EvaluationTests
{
    private static Document Document(string type, string decision, params (string Path, FieldValue? Value, double Confidence, string Decision)[] fields) => new()
    {
        Id = "x", Sha256 = "", FileName = "x.tif", Status = "read", Source = new Source("file", DateTimeOffset.UnixEpoch),
        Referrals =
        [
            new Referral
            {
                Id = "x-1", Pages = [1], Form = new ReferralForm(type, null, 1), Decision = decision,
                Fields = fields.ToDictionary(f => f.Path, f => new ReferralField { Value = f.Value, Confidence = f.Confidence, Decision = f.Decision }),
            },
        ],
    };

    private static Truth Truth(string type, params (string Path, FieldValue Value)[] fields) => new(type, fields.ToDictionary(f => f.Path, f => f.Value));

    [Fact]
    public void Fields_are_counted_as_the_contract_says()
    {
        var evaluation = new Evaluation();
        evaluation.Add("fax", Truth("tar",
            ("member.lastName", FieldValue.Of("O'Brien")), ("member.firstName", FieldValue.Of("Ana")), ("services", FieldValue.Of(["ecm", "respite"])),
            ("lines[0].units", FieldValue.Of("12")), ("lines[1].units", FieldValue.Of("6")), ("signature.present", FieldValue.Of(true)), ("narrative", FieldValue.Of("abcd"))),
            Document("tar", "accept",
                ("member.lastName", FieldValue.Of("OBRIEN"), 0.99, "accept"), ("member.firstName", FieldValue.Of("Anna"), 0.9, "accept"), ("services", FieldValue.Of(["respite", "ecm"]), 0.99, "verify"),
                ("lines[0].units", FieldValue.Of("12"), 0.99, "accept"), ("lines[1].units", null, 0, "blank"), ("signature.present", FieldValue.Of(true), 1, "accept"),
                ("narrative", FieldValue.Of("abxd"), 1, "accept"), ("guardian.name", FieldValue.Of("Eva"), 0.9, "accept"), ("consent.obtained", FieldValue.Of(false), 0.9, "accept")));
        Assert.Equal((6, 4, 5, 3, 2, 1), (evaluation.All.Fields, evaluation.All.Right, evaluation.All.Accepted, evaluation.All.Good, evaluation.All.Silent, evaluation.All.Invented));
        Assert.Equal((2, 1), (evaluation.ByField["lines[].units"].Fields, evaluation.ByField["lines[].units"].Right));
        Assert.Equal(["fax member.firstName", "fax guardian.name (blank in truth)"], evaluation.Silent);
        Assert.Equal((1, 1, 1, 1), (evaluation.Documents, evaluation.RightForms, evaluation.Straight, evaluation.StraightWrong));
        Assert.Equal(0.25, evaluation.NarrativeErrorRate);
    }

    [Fact]
    public void Fields_that_a_reason_concerns_are_counted_by_its_code()
    {
        var read = Document("tar", "verify", ("member.lastName", FieldValue.Of("Lee"), 0.9, "verify"), ("member.firstName", FieldValue.Of("Ann"), 0.9, "verify"), ("referrer.name", FieldValue.Of("Kim"), 0.9, "verify"));
        Reason[] reasons = [new("struck-out", "", "member.lastName"), new("struck-out", "", "member.lastName"), new("struck-out", "", "member.firstName"), new("low-confidence", "", "referrer.name"), new("page-missing", "")];
        var evaluation = new Evaluation();

        evaluation.Add("fax", Truth("tar", ("member.lastName", FieldValue.Of("Lee")), ("member.firstName", FieldValue.Of("Ana")), ("referrer.name", FieldValue.Of("Kim"))),
            read with { Referrals = [read.Referrals[0] with { Reasons = reasons }] });

        Assert.Equal([("low-confidence", 1, 1), ("struck-out", 2, 1)], evaluation.ByReason.Select(r => (r.Key, r.Value.Fields, r.Value.Right)));
    }

    [Fact]
    public void Calibration_error_is_zero_for_honest_confidence_and_large_for_boasting()
    {
        var random = new Random(3);
        Reliability honest = new(), boasting = new();
        for (int i = 0; i < 20000; i++)
        {
            double p = 0.5 + 0.5 * random.NextDouble();
            bool right = random.NextDouble() < p;
            honest.Add(p, right);
            boasting.Add(1, right);
        }
        Assert.True(honest.Error < 0.015);
        Assert.Equal(0.25, boasting.Error, tolerance: 0.01);
        Assert.Equal(10, honest.Table().Count);
    }

    [Theory]
    [InlineData(0, 100, 0.0, 0.0362)]
    [InlineData(1, 100, 0.00025, 0.0545)]
    [InlineData(10, 100, 0.0490, 0.1762)]
    [InlineData(100, 100, 0.9638, 1.0)]
    [InlineData(3, 2000, 0.00031, 0.00438)]
    public void Intervals_are_exact(int hits, int samples, double low, double high)
    {
        var interval = BinomialInterval.ClopperPearson(hits, samples, 0.95);
        Assert.Equal(low, interval.Low, tolerance: 6e-5);
        Assert.Equal(high, interval.High, tolerance: 6e-5);
    }

    [Theory]
    [InlineData("""{"form":"tar","group":"g","fields":{"a":"x","b":["q","p"],"c":true}}""", true)]
    [InlineData("""{"fields":{}}""", false)]
    [InlineData("[]", false)]
    [InlineData("""{"form":"tar","fields":{"a":{}}}""", false)]
    public void A_truth_file_is_read_or_refused(string json, bool good)
    {
        if (good) Assert.Equal(["p", "q"], FaxIngest.Decide.Scoring.Truth.Parse(json).Fields["b"].Set!);
        else Assert.Throws<FormatException>(() => FaxIngest.Decide.Scoring.Truth.Parse(json));
    }
}
