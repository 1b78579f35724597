using FaxIngest.Recognize;

namespace FaxIngest.Forms;

public sealed class PrintCodecTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 3)]
    [InlineData(13, 7)]
    [InlineData(1734, 40)]
    public void A_raster_comes_back_as_it_was(int width, int height)
    {
        var image = new BinaryImage(width, height);
        var random = new Random(width);
        for (var i = 0; i < image.Ink.Length; i++) image.Ink[i] = (byte)random.Next(2);

        Assert.Equal(image.Ink, PrintCodec.Decode(PrintCodec.Encode(BitImage.Of(image)), width, height).Unpack().Ink);
    }

    [Fact]
    public void A_raster_of_another_size_is_refused()
    {
        var text = PrintCodec.Encode(BitImage.Of(new BinaryImage(64, 64)));

        Assert.Throws<FormatException>(() => PrintCodec.Decode(text, 64, 65));
        Assert.Throws<FormatException>(() => PrintCodec.Decode(text, 64, 63));
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    public void What_is_no_raster_is_refused(string text) => Assert.Throws<FormatException>(() => PrintCodec.Decode(text, 64, 64));
}
