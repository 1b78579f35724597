using System.Diagnostics;
using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

public sealed class HeicRendererTests : RenderFixture
{
    private string Photograph()
    {
        string pdf = Save("page.pdf", new PdfBuilder().Page(612, 792, "0 0 0 rg 100 300 400 20 re f").Build());
        string heic = Path.Combine(Folder, "page.heic");
        using var draw = Process.Start("pdftoppm", ["-r", "100", "-png", "-singlefile", pdf, Path.Combine(Folder, "page")]);
        draw.WaitForExit();
        using var encode = Process.Start("heif-enc", [Path.Combine(Folder, "page.png"), "-o", heic]);
        encode.WaitForExit();
        return heic;
    }

    [Fact]
    public void A_photograph_is_a_page()
    {
        var (pages, problem) = Read(Photograph());

        Assert.Null(problem);
        Assert.True(Assert.Single(pages).Image.Ink.Count(pixel => pixel != 0) > 1_000);
    }

    [Fact]
    public void A_size_over_the_cap_is_refused_before_it_is_decoded() =>
        Assert.Equal("too-many-pixels", Read(Photograph(), new RenderLimits(MaxPixels: 10_000)).Problem?.Code);

    [Fact]
    public void A_damaged_one_is_told_as_such()
    {
        byte[] bytes = File.ReadAllBytes(Photograph());

        Assert.Equal("damaged", Read(Save("cut.heic", bytes[..(bytes.Length / 2)])).Problem?.Code);
    }
}
