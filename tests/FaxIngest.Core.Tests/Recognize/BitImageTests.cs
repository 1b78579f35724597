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

    [Theory]
    [InlineData(0, 0, 64)]
    [InlineData(-5, -2, 70)]
    [InlineData(37, 3, 128)]
    [InlineData(90, 8, 30)]
    [InlineData(200, 0, 64)]
    public void Words_hold_a_part_of_the_image_and_paper_beyond_it(int left, int top, int width)
    {
        const int height = 6;
        var image = new BinaryImage(101, 11);
        var random = new Random(width);
        for (var i = 0; i < image.Ink.Length; i++) image.Ink[i] = (byte)random.Next(2);

        var words = BitImage.Of(image).Words(left, top, width, height);

        int columns = (width + 63) / 64;
        for (var y = 0; y < height; y++)
            for (var x = 0; x < 64 * columns; x++)
                Assert.Equal(x < width && image[left + x, top + y], (words[y * columns + x / 64] >> (63 - x % 64) & 1) != 0);
    }

    [Fact]
    public void Rows_of_another_size_are_refused() => Assert.Throws<ArgumentException>(() => new BitImage(9, 2, new byte[2]));
}
