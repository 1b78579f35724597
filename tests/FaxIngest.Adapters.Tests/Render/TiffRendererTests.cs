using System.Text;
using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

public sealed class TiffRendererTests : RenderFixture
{
    [Fact]
    public void Pages_of_unlike_resolution_each_come_to_the_fine_grid()
    {
        var file = Save("mixed.tif", new TiffBuilder()
            .Page(height: 10, dpi: (204, 196)).Page(height: 10, dpi: (204, 98)).Page(height: 10, dpi: (204, 391)).Page(height: 10, dpi: (200, 100)).Build());

        var (pages, problem) = Read(file);

        Assert.Null(problem);
        Assert.Equal([10, 20, 5, 20], pages.Select(p => p.Image.Height));
        Assert.Equal([false, true, false, true], pages.Select(p => p.Standard));
        Assert.All(pages, p => Assert.Equal(1728, p.Image.Width));
        Assert.All(pages, p => Assert.True(p.Image[0, 0] && !p.Image[1, 0]));
    }

    [Theory]
    [InlineData(1078, 2156, true)] // letter at 98 lines an inch
    [InlineData(2156, 2156, false)]
    [InlineData(4312, 2156, false)]
    [InlineData(2744, 2744, false)] // legal paper
    public void A_fax_without_resolution_is_told_by_its_shape(int height, int expected, bool standard)
    {
        var page = Assert.Single(Read(Save("plain.tif", new TiffBuilder().Page(height: height).Build())).Pages);

        Assert.Equal((1728, expected, standard), (page.Image.Width, page.Image.Height, page.Standard));
    }

    [Fact]
    public void A_scan_of_another_resolution_is_scaled()
    {
        var page = Assert.Single(Read(Save("scan.tif", new TiffBuilder().Page(2550, 3300, dpi: (300, 300)).Build())).Pages);

        Assert.Equal((1734, 2156), (page.Image.Width, page.Image.Height));
    }

    [Fact]
    public void Bad_lines_that_the_receiver_counted_are_told()
    {
        var page = Assert.Single(Read(Save("bad.tif", new TiffBuilder().Page(more: (326, 17u)).Build())).Pages);

        Assert.Equal(17, page.BadLines);
    }

    [Fact]
    public void Reduced_copies_of_pages_are_no_pages()
    {
        var file = Save("thumbnails.tif", new TiffBuilder().Page(height: 8, more: (254, 2u)).Page(64, 4, more: (254, 1u)).Page(height: 8, more: (254, 2u)).Build());

        Assert.Equal([1, 2], Read(file).Pages.Select(p => p.Number));
    }

    [Fact]
    public void A_chain_that_runs_in_a_circle_ends_after_its_pages()
    {
        var builder = new TiffBuilder().Page();
        var first = builder.LastDirectory;

        var (pages, problem) = Read(Save("loop.tif", builder.Page().LinkTo(first).Build()));

        Assert.Equal(2, pages.Count);
        Assert.Equal(("damaged", "After page 2 the file's list of pages runs in a circle."), (problem?.Code, problem?.Message));
    }

    [Theory]
    [InlineData(3_000_000_000)]
    [InlineData(7)]
    public void A_chain_that_leads_nowhere_ends_after_its_pages(long offset)
    {
        var (pages, problem) = Read(Save("nowhere.tif", new TiffBuilder().Page().LinkTo(offset).Build()));

        Assert.Single(pages);
        Assert.Equal("damaged", problem?.Code);
    }

    [Fact]
    public void A_page_that_declares_60000_by_60000_pixels_is_refused_and_those_beside_it_are_read()
    {
        var file = Save("huge.tif", new TiffBuilder().Page().Page(declaredWidth: 60_000, declaredHeight: 60_000).Page().Build());

        var (pages, problem) = Read(file);

        Assert.Equal([1, 3], pages.Select(p => p.Number));
        Assert.Equal("too-many-pixels", problem?.Code);
        Assert.Contains("Page 2 says it is 60000 by 60000 pixels", problem?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, -1)] // 4,294,967,295 on both sides: the product does not fit 64 bits with a sign
    [InlineData(0, 100)]
    [InlineData(100, 0)]
    public void Sizes_that_make_no_sense_are_refused(int width, int height)
    {
        var (pages, problem) = Read(Save("odd.tif", new TiffBuilder().Page(declaredWidth: width, declaredHeight: height).Build()));

        Assert.Empty(pages);
        Assert.Contains(problem?.Code, new[] { "damaged", "too-many-pixels" });
    }

    [Fact]
    public void Pages_up_to_the_cap_are_read_and_the_rest_is_named()
    {
        var builder = new TiffBuilder();
        for (var i = 0; i < 500; i++) builder.Page();
        var file = Save("long.tif", builder.Build());

        Assert.Null(Read(file).Problem);
        var (pages, problem) = Read(file, new RenderLimits(MaxPages: 40));

        Assert.Equal(40, pages.Count);
        Assert.Equal(("too-many-pages", "The file has 500 pages; only the first 40 were read. A person has to look at the other 460."), (problem?.Code, problem?.Message));
    }

    [Fact]
    public void A_file_cut_anywhere_gives_the_pages_before_the_cut_or_a_reason_and_never_fails_otherwise()
    {
        var whole = new TiffBuilder().Page(height: 2).Page(height: 2).Build();
        for (var length = 1; length < whole.Length; length++)
        {
            var (pages, problem) = Read(Save("cut.tif", whole[..length]));

            Assert.True(problem is not null || pages.Count == 2, $"cut at {length}");
        }
    }

    [Fact]
    public void Random_damage_never_gives_anything_but_pages_or_a_reason()
    {
        var random = new Random(20261122);
        var whole = File.ReadAllBytes(Path.Combine(TestFolder.Of("render"), "same", "g3-2d.tif"));
        for (var i = 0; i < 60; i++)
        {
            var damaged = (byte[])whole.Clone();
            for (var n = 0; n < 8; n++) damaged[random.Next(8, damaged.Length)] = (byte)random.Next(256);

            Read(Save("damaged.tif", damaged), new RenderLimits(MaxPixels: 4_000_000)); // any other exception fails the test
        }
    }

    [Fact]
    public void A_text_file_named_tif_is_no_document()
    {
        var (pages, problem) = Read(Save("letter.tif", Encoding.ASCII.GetBytes("Dear colleague, this is only text.")));

        Assert.Empty(pages);
        Assert.Equal("not-a-document", problem?.Code);
    }
}
