using FaxIngest.Decide.Scoring;
using FaxIngest.Model;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Tests.Verify;

public class CheckTests
{
    [Theory]
    [InlineData("8314262100")]
    [InlineData("1999-07-02")]
    [InlineData("Quillfeather")]
    [InlineData("91234567A")]
    [InlineData("Main St 12")]
    public void A_planted_value_is_wrong_and_of_the_same_form(string text)
    {
        var random = new Random(1);
        for (int i = 0; i < 200; i++)
        {
            string planted = PlantedValue.Of(FieldValue.Of(text), random.Next)!.Text!;
            Assert.False(Comparison.Same(FieldValue.Of(text), FieldValue.Of(planted)));
            Assert.Equal(text.Length, planted.Length);
            Assert.Equal(text.Select(char.IsAsciiDigit), planted.Select(char.IsAsciiDigit));
            if (text.Contains('-', StringComparison.Ordinal)) Assert.True(DateOnly.TryParseExact(planted, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) && day.Year is > 1985 and < 2010, planted);
        }
    }

    [Fact]
    public void Nothing_is_planted_where_a_wrong_value_would_be_seen_at_once()
    {
        Assert.Null(PlantedValue.Of(FieldValue.Of(["ecm"]), _ => 0));
        Assert.Null(PlantedValue.Of(FieldValue.Of(true), _ => 0));
        Assert.Null(PlantedValue.Of(FieldValue.Of("M"), _ => 0));
    }

    [Theory]
    [InlineData("91234567A", "91234567a", false)]
    [InlineData("91234567A", "91234567C", true)]
    [InlineData(null, null, false)]
    [InlineData("91234567A", null, true)]
    public void A_seed_is_judged_by_what_was_said_first(string? known, string? said, bool wrong)
    {
        var check = Check(new CheckField("member.cin") { Known = known is null ? null : FieldValue.Of(known) }, new CheckField("member.phone") { Planted = FieldValue.Of("8315550142") }, new CheckField("member.lastName") { Planted = FieldValue.Of("Sota") });
        Verification[] answers =
        [
            Said(("member.cin", said), ("member.phone", "8315550124")),
            Said(("member.cin", "x"), ("member.lastName", "Sota")),
        ];
        var results = CheckJudge.OfSeed(check, answers).ToDictionary(result => result.Path);
        Assert.Equal(wrong, results["member.cin"].Wrong);
        Assert.False(results["member.phone"].Wrong);
        Assert.True(results["member.lastName"].Wrong);
        Assert.Null(CheckJudge.OfSeed(check, [Said()])[0].Wrong);
    }

    private static CheckCase Check(params CheckField[] fields) => new()
    {
        Id = "c1", Kind = CheckKind.Seed, FaxId = "f1", ReferralId = "f1-1", Cause = "ann", Person = "ann", MadeAt = DateTimeOffset.UnixEpoch, ReceivedAt = DateTimeOffset.UnixEpoch, Fields = fields,
    };

    private static Verification Said(params (string Path, string? Value)[] fields) => new()
    {
        Person = "ann", At = DateTimeOffset.UnixEpoch, Fields = fields.ToDictionary(each => each.Path, each => each.Value is null ? null : FieldValue.Of(each.Value)),
    };
}
