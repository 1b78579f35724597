using FaxIngest.Composition;
using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Read;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaxIngest.Service.Tests.Evaluate;

public class ShippedCalibrationTests
{
    private static readonly Calibration Shipped = CalibrationFile.Load(CalibrationFile.Shipped, NullLogger.Instance);

    [Fact]
    public void It_lies_beside_the_program_and_says_what_it_was_fitted_on()
    {
        Assert.True(File.Exists(CalibrationFile.Shipped));
        Assert.True(Shipped.Faxes >= 100);
        Assert.All([ReadingFamily.Text, ReadingFamily.Marks, ReadingFamily.Blank, ReadingFamily.Prose], f => Assert.True(Shipped.Families.ContainsKey(f), f));
    }

    [Fact]
    public void Every_kind_in_it_exists()
    {
        var kinds = new FieldKinds(TimeProvider.System);
        var named = Shipped.Families.Where(f => f.Key != ReadingFamily.Marks).SelectMany(f => f.Value.Kinds.Keys).Distinct();
        Assert.All(named, kind => Assert.True(kinds.Knows(kind), kind));
    }

    [Theory]
    [InlineData("referrer.phone", ReadingFamily.Text)]
    [InlineData("member.cin", ReadingFamily.Text)]
    [InlineData("services", ReadingFamily.Marks)]
    [InlineData("narrative", ReadingFamily.Prose)]
    [InlineData("guardian.name", ReadingFamily.Blank)]
    public void Its_counts_carry_the_default_targets(string field, string family) => Assert.InRange(Shipped.Threshold(field, family, new DecideOptions()), 0.5, 1);

    [Fact]
    public void Agreement_is_accepted_and_doubt_is_not()
    {
        Assert.True(Sure(new Evidence { Engines = 2, Agreeing = 2, RawAgreeing = 2, WorstCharacter = 0.97, Margin = 18, Grammar = 1, Length = 10, InkHeight = 22 }));
        Assert.False(Sure(new Evidence { Engines = 3, Agreeing = 1, RawAgreeing = 1, WorstCharacter = 0.97, Margin = 3, Grammar = 1, Length = 10, InkHeight = 22 }));
        Assert.False(Sure(new Evidence { Engines = 3, Agreeing = 3, RawAgreeing = 0, WorstCharacter = 0.01, Margin = 2, Grammar = -1, Repairs = 3, Length = 10, FirstLogProbability = -2, SecondLogProbability = -2, InkHeight = 22 }));
    }

    private static bool Sure(Evidence evidence)
    {
        var reading = new Reading { Field = "member.phone", Kind = "phone", Page = 1, Box = PageBox.Page, Value = FieldValue.Of("8315550142"), Evidence = evidence };
        return Shipped.Probability(reading) >= Shipped.Threshold("member.phone", ReadingFamily.Text, new DecideOptions());
    }
}
