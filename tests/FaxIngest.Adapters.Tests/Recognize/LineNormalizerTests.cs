using FaxIngest.Recognize;

namespace FaxIngest.Tests.Recognize;

public sealed class LineNormalizerTests
{
    [Theory]
    [InlineData("name")]
    [InlineData("number")]
    [InlineData("date")]
    [InlineData("sentence")]
    [InlineData("large")] // shrunk by the box filter
    [InlineData("hyphen")] // padded to the least height
    public void Gives_the_pixels_that_the_model_was_trained_on(string name)
    {
        var expected = LineSample.Reference(name);

        var line = LineNormalizer.Normalize(LineSample.Line(name));

        Assert.NotNull(line);
        Assert.Equal((expected.Width, expected.Height), (line.Width, line.Height));
        Assert.Equal(expected.Pixels, line.Pixels);
    }

    [Fact]
    public void A_crop_with_specks_only_is_blank()
    {
        var crop = new BinaryImage(50, 30);
        crop.Ink[10 * 50 + 5] = 1;
        crop.Ink[20 * 50 + 40] = 1;

        Assert.Null(LineNormalizer.Normalize(crop));
    }

    [Fact]
    public void A_line_much_wider_than_high_is_squeezed_to_the_widest_input()
    {
        var crop = new BinaryImage(20_000, 20);
        Array.Fill(crop.Ink, (byte)1);

        Assert.Equal(1400, LineNormalizer.Normalize(crop)?.Width);
    }
}
