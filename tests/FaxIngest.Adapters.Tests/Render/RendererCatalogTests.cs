using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

public sealed class RendererCatalogTests : RenderFixture
{
    [Fact]
    public void An_empty_file_is_named_as_such() => Assert.Equal("empty-file", Read(Save("empty.tif", [])).Problem?.Code);

    [Fact]
    public void A_file_that_is_not_there_has_vanished() => Assert.Equal("vanished", Read(Path.Combine(Folder, "gone.tif")).Problem?.Code);

    [Fact]
    public void A_file_over_the_cap_is_not_opened()
    {
        var (_, problem) = Read(Save("large.tif", new byte[2_000_000]), new RenderLimits(MaxBytes: 1_500_000));

        Assert.Equal(("too-large", "The file has 2 MB; the most that is read is 1.5 MB."), (problem?.Code, problem?.Message));
    }

    [Fact]
    public void The_bytes_choose_the_format_and_not_the_name()
    {
        var page = File.ReadAllBytes(Path.Combine(TestFolder.Of("render"), "same", "g4.tif"));

        Assert.Single(Read(Save("fax.pdf", page)).Pages);
    }

    [Fact]
    public void A_file_that_vanishes_while_being_read_keeps_the_pages_already_given()
    {
        var path = Save("fax.any", [1, 2, 3]);
        var pages = new List<RenderedPage>();

        var error = Assert.Throws<UnreadableException>(() =>
        {
            foreach (var page in new RendererCatalog([new VanishingRenderer()]).Render(path, new RenderLimits())) pages.Add(page);
        });

        Assert.Equal("vanished", error.Reason.Code);
        Assert.Single(pages);
    }

    /// <summary>Gives a page, loses the file, and wants to read on.</summary>
    private sealed class VanishingRenderer : IPageRenderer
    {
        public bool Recognizes(ReadOnlySpan<byte> head) => true;

        public IEnumerable<RenderedPage> Render(string path, RenderLimits limits)
        {
            yield return new RenderedPage(1, new FaxIngest.Recognize.BinaryImage(1, 1));
            File.Delete(path);
            _ = File.ReadAllBytes(path);
        }
    }
}
