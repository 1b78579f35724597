namespace FaxIngest.Recognize;

public sealed class TrimmingTests
{
    [Fact]
    public void Ink_is_kept_with_its_border()
    {
        var image = new BinaryImage(50, 40);
        Drawn.Fill(image, 20, 10, 5, 3);

        var trimmed = Trimming.ToInk(image, 2);

        Assert.Equal((9, 7), (trimmed.Width, trimmed.Height));
        Assert.Equal(15, trimmed.Ink.Sum(v => v));
        Assert.True(trimmed[2, 2] && trimmed[6, 4] && !trimmed[1, 1]);
    }

    [Fact]
    public void Paper_alone_gives_one_white_pixel() => Assert.Equal((1, 1), (Trimming.ToInk(new BinaryImage(9, 9), 4).Width, Trimming.ToInk(new BinaryImage(9, 9), 4).Height));
}
