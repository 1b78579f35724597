using System.Diagnostics;
using FaxIngest.Recognize;
using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

public sealed class HeicRendererTests : RenderFixture
{
    private string Photograph()
    {
        var page = new BinaryImage(850, 1100);
        for (int y = 300; y < 320; y++) page.Ink.AsSpan(y * 850 + 100, 600).Fill(1);
        string png = Path.Combine(Folder, "page.png"), heic = Path.Combine(Folder, "page.heic");
        PageImageFile.Write(png, page);
        using var encode = Process.Start("heif-enc", [png, "-o", heic]);
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
