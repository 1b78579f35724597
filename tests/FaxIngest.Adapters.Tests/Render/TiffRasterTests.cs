using FaxIngest.Recognize;

namespace FaxIngest.Tests.Render;

public sealed class TiffRasterTests : RenderFixture
{
    private static readonly BinaryImage Page = PortableMap.Bitmap(Path.Combine(TestFolder.Of("render"), "page.pbm"));

    [Fact]
    public void A_fax_whose_last_lines_are_lost_gives_those_before_and_says_so()
    {
        // The strip comes first in the file and the directory last, so the strip's end is overwritten with an end-of-block.
        var file = File.ReadAllBytes(Path.Combine(TestFolder.Of("render"), "same", "g4.tif"));
        var directory = BitConverter.ToInt32(file, 4);
        Array.Clear(file, directory / 2, directory / 2 - 8);

        var (pages, problem) = Read(Save("torn.tif", file));

        var page = Assert.Single(pages);
        Assert.Equal((1728, 240), (page.Image.Width, page.Image.Height));
        Assert.Equal(("damaged", "Page 1 is damaged: only a part of it could be decoded."), (problem?.Code, problem?.Message));
        const int top = 60 * 1728;
        Assert.Equal(Page.Ink[..top], page.Image.Ink[..top]);
    }
}
