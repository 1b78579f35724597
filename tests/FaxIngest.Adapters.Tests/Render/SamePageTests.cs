using FaxIngest.Recognize;

namespace FaxIngest.Tests.Render;

public sealed class SamePageTests : RenderFixture
{
    private static readonly string Samples = TestFolder.Of("render");

    private static readonly BinaryImage Page = PortableMap.Bitmap(Path.Combine(Samples, "page.pbm"));

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(Samples, "same")).Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_encoding_of_a_fine_fax_comes_through_pixel_for_pixel(string file)
    {
        var (pages, problem) = Read(Path.Combine(Samples, "same", file));

        Assert.Null(problem);
        var page = Assert.Single(pages);
        Assert.Equal((1, 1728, 240), (page.Number, page.Image.Width, page.Image.Height));
        Assert.False(page.Standard);
        Assert.Equal(Page.Ink, page.Image.Ink);
    }

    [Fact]
    public void A_standard_fax_has_each_line_twice()
    {
        var page = Assert.Single(Read(Path.Combine(Samples, "standard.tif")).Pages);

        Assert.True(page.Standard);
        Assert.Equal((1728, 240), (page.Image.Width, page.Image.Height));
        for (var y = 0; y < 240; y++) Assert.Equal(Line(Page, y & ~1), Line(page.Image, y));
    }

    private static byte[] Line(BinaryImage image, int y) => image.Ink.AsSpan(y * image.Width, image.Width).ToArray();
}
