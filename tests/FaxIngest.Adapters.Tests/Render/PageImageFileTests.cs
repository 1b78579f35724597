using FaxIngest.Recognize;
using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

public sealed class PageImageFileTests : RenderFixture
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(31, 7)]
    [InlineData(32, 3)]
    [InlineData(1728, 100)]
    public void A_page_comes_back_pixel_for_pixel(int width, int height)
    {
        var random = new Random(7);
        var page = new BinaryImage(width, height);
        for (var i = 0; i < page.Ink.Length; i++) page.Ink[i] = (byte)random.Next(2);
        var path = Path.Combine(Folder, "page-0001.png");

        PageImageFile.Write(path, page);

        Assert.Equal(page.Ink, PageImageFile.Read(path).Ink);
    }

    [Fact]
    public void Something_else_is_no_page_image() => Assert.Throws<InvalidDataException>(() => PageImageFile.Read(Save("x.png", [1, 2, 3])));
}
