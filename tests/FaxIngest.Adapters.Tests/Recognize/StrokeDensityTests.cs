using FaxIngest.Recognize;

namespace FaxIngest.Tests.Recognize;

/// <summary>Strokes are counted where small letters stand, on a stretch as wide as the line is high.</summary>
public sealed class StrokeDensityTests
{
    [Theory]
    [InlineData(10, 4.0)]
    [InlineData(20, 2.0)]
    [InlineData(40, 1.0)]
    public void Strokes_closer_together_are_denser(int apart, double density) => Assert.Equal(density, StrokeDensity.Of(Stems(apart), 2)!.Value, 0.25);

    [Fact]
    public void A_blank_line_has_none() => Assert.Null(StrokeDensity.Of(new BinaryImage(100, 40), 2));

    [Theory]
    [InlineData(10, 1.3, 1.6)]
    [InlineData(20, 0.7, 0.8)]
    [InlineData(40, 0.65, 0.65)]
    public void Narrow_hands_are_drawn_wide_and_broad_ones_narrow(int apart, double from, double to) => Assert.InRange(LineNormalizer.OtherWidth(Stems(apart)), from, to);

    private static BinaryImage Stems(int apart)
    {
        var line = new BinaryImage(400, 40);
        for (var x = 0; x < 400; x += apart)
            for (var y = 0; y < 40; y++) line.Row(y)[x] = line.Row(y)[Math.Min(399, x + 1)] = 1;
        return line;
    }
}
