namespace FaxIngest.Recognize;

public sealed class BitImageTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 3)]
    [InlineData(13, 7)]
    public void A_packed_image_is_the_image(int width, int height)
    {
        var image = new BinaryImage(width, height);
        var random = new Random(width);
        for (var i = 0; i < image.Ink.Length; i++) image.Ink[i] = (byte)random.Next(2);

        var packed = BitImage.Of(image);

        Assert.Equal(image.Ink, packed.Unpack().Ink);
        Assert.All(Enumerable.Range(-1, width + 2), x => Assert.All(Enumerable.Range(-1, height + 2), y => Assert.Equal(image[x, y], packed[x, y])));
    }

    [Fact]
    public void Rows_of_another_size_are_refused() => Assert.Throws<ArgumentException>(() => new BitImage(9, 2, new byte[2]));
}
