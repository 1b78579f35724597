using FaxIngest.Recognize;

namespace FaxIngest.Tests.Recognize;

public sealed class EngineOrderTests
{
    [Theory]
    [InlineData("own,pp-ocr,tesseract", 3, false)]
    [InlineData(" tesseract ", 1, false)]
    [InlineData("own, tesseract ,azure", 2, true)]
    [InlineData("tesseract-nuget,own", 2, false)]
    public void Names_in_their_order(string names, int local, bool outside)
    {
        var order = EngineOrder.Parse(names);
        Assert.Equal((local, outside), (order.Local.Count, order.Outside is not null));
        Assert.Equal(names.Split(',')[0].Trim(), order.Local[0]);
    }

    [Theory]
    [InlineData("", "at least one")]
    [InlineData("azure", "at least one")]
    [InlineData("azure,own", "last")]
    [InlineData("own,own", "twice")]
    [InlineData("own,Tesseract", "no engine 'Tesseract'")]
    [InlineData("own;tesseract", "no engine")]
    public void What_makes_no_order_is_refused(string names, string says) =>
        Assert.Contains(says, Assert.Throws<FormatException>(() => EngineOrder.Parse(names)).Message, StringComparison.Ordinal);

    [Fact]
    public void Only_the_order_of_the_calibration_is_the_standard()
    {
        Assert.True(EngineOrder.Parse("own,pp-ocr,tesseract,azure").IsStandard);
        Assert.False(EngineOrder.Parse("tesseract,own,pp-ocr").IsStandard);
        Assert.False(EngineOrder.Parse("own,tesseract").IsStandard);
    }
}
