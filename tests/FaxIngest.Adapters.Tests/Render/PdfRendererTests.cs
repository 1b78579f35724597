using System.Diagnostics;
using System.Text;
using FaxIngest.Recognize;
using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

public sealed class PdfRendererTests : RenderFixture
{
    private static readonly BinaryImage Fax = PortableMap.Bitmap(Path.Combine(TestFolder.Of("render"), "page.pbm"));

    [Fact]
    public void A_pdf_whose_list_of_objects_is_broken_is_repaired_and_a_person_told()
    {
        byte[] pdf = new PdfBuilder().Page(612, 792, "0 0 0 rg 100 300 400 20 re f").Build();
        int end = pdf.AsSpan().LastIndexOf("xref\n0"u8);
        // A cross-reference stream that leads nowhere: poppler gives up on it, qpdf looks through the file.
        byte[] broken =
        [
            .. pdf.AsSpan(0, end), .. "90 0 obj\n<< /Type /XRef /Length 8 /W [1 2 1] /Size 2 /Root 1 0 R >>\nstream\n\u0001\0\u0005\0\u0001\0\u0005\0\nendstream\nendobj\nstartxref\n"u8,
            .. System.Text.Encoding.ASCII.GetBytes(end.ToString(System.Globalization.CultureInfo.InvariantCulture)), .. "\n%%EOF"u8,
        ];

        var (pages, problem) = Read(Save("broken.pdf", broken));

        Assert.True(Assert.Single(pages).Image.Ink.Count(pixel => pixel != 0) > 10_000);
        Assert.Equal(("damaged", "The PDF was damaged. It could be repaired, but see that no page is missing."), (problem?.Code, problem?.Message));
    }

    [Fact]
    public void A_fax_that_fills_its_page_comes_through_pixel_for_pixel()
    {
        var page = Assert.Single(Read(Save("fax.pdf", new PdfBuilder().FaxPage(Fax, 196).Build())).Pages);

        Assert.Equal((1728, 240), (page.Image.Width, page.Image.Height));
        Assert.Equal(Fax.Ink, page.Image.Ink);
    }

    [Fact]
    public void A_standard_fax_in_a_pdf_has_each_line_twice()
    {
        var page = Assert.Single(Read(Save("fax.pdf", new PdfBuilder().FaxPage(Fax, 98).Build())).Pages);

        Assert.True(page.Standard);
        Assert.Equal(480, page.Image.Height);
        for (var i = 0; i < page.Image.Ink.Length; i++) Assert.Equal(Fax.Ink[i / 1728 / 2 * 1728 + i % 1728], page.Image.Ink[i]);
    }

    [Fact]
    public void What_was_written_over_a_fax_is_on_the_page_too()
    {
        var page = Assert.Single(Read(Save("fax.pdf", new PdfBuilder().FaxPage(Fax, 196, "0 0 0 rg 300 10 40 20 re f").Build())).Pages);

        Assert.True(page.Image[(int)(320 / 72.0 * 204), 240 - (int)(20 / 72.0 * 196)]);
        Assert.NotEqual(Fax.Ink, page.Image.Ink);
    }

    [Theory]
    [InlineData(612, 792, 0, 1734, 2156)]
    [InlineData(612, 792, 180, 1734, 2156)]
    [InlineData(612, 792, 90, 2244, 1666)]
    [InlineData(612, 792, 270, 2244, 1666)]
    public void A_drawn_page_comes_at_the_fax_grid_whole_and_as_it_is_to_be_shown(int width, int height, int rotation, int pixelsWide, int pixelsHigh)
    {
        // A black square in the corner that is the lower left before turning.
        var page = Assert.Single(Read(Save("drawn.pdf", new PdfBuilder().Page(width, height, "0 0 0 rg 0 0 72 72 re f", rotation).Build())).Pages);

        Assert.InRange(page.Image.Width, pixelsWide - 2, pixelsWide + 2);
        Assert.InRange(page.Image.Height, pixelsHigh - 2, pixelsHigh + 2);
        var corners = new[] { (false, false), (true, false), (true, true), (false, true) }.Select(c => page.Image[c.Item1 ? page.Image.Width - 60 : 60, c.Item2 ? page.Image.Height - 60 : 60]);
        var black = rotation switch { 0 => 3, 90 => 0, 180 => 1, _ => 2 };
        Assert.Equal(Enumerable.Range(0, 4).Select(i => i == black), corners);
        Assert.InRange(page.Image.Ink.Count(pixel => pixel != 0), 0.97 * 204 * 196, 1.03 * 204 * 196);
    }

    [Fact]
    public void A_hairline_is_drawn_and_does_not_fade_away()
    {
        var page = Assert.Single(Read(Save("rule.pdf", new PdfBuilder().Page(612, 792, "0.05 w 0 300 m 612 300 l S").Build())).Pages);

        Assert.InRange(page.Image.Ink.Count(pixel => pixel != 0), 1700, 3500); // one or two pixels high over the whole width
    }

    [Fact]
    public void A_password_is_named_as_the_reason()
    {
        var plain = Save("plain.pdf", new PdfBuilder().Page(612, 792, "").Build());
        var locked = Path.Combine(Folder, "locked.pdf");
        using var qpdf = Process.Start("qpdf", ["--encrypt", "open", "own", "256", "--", plain, locked]);
        qpdf.WaitForExit();

        Assert.Equal("password-protected", Read(locked).Problem?.Code);
    }

    [Fact]
    public void A_pdf_that_only_restricts_its_owner_is_read()
    {
        var plain = Save("plain.pdf", new PdfBuilder().Page(612, 792, "").Build());
        var restricted = Path.Combine(Folder, "restricted.pdf");
        using var qpdf = Process.Start("qpdf", ["--encrypt", "", "own", "256", "--print=none", "--", plain, restricted]);
        qpdf.WaitForExit();

        var (pages, problem) = Read(restricted);

        Assert.Null(problem);
        Assert.Single(pages);
    }

    [Fact]
    public void Garbage_behind_the_first_bytes_of_a_pdf_is_damage()
    {
        var bytes = new byte[5000];
        new Random(3).NextBytes(bytes);
        "%PDF-1.7\n"u8.CopyTo(bytes);

        Assert.Equal("damaged", Read(Save("garbage.pdf", bytes)).Problem?.Code);
    }

    [Fact]
    public void A_pdf_whose_table_of_objects_lies_is_read_all_the_same()
    {
        var text = Encoding.Latin1.GetString(new PdfBuilder().Page(612, 792, "0 0 0 rg 0 0 72 72 re f").Build());
        var shifted = Encoding.Latin1.GetBytes(text.Insert(9, "% every offset behind this remark is wrong\n"));

        var page = Assert.Single(Read(Save("shifted.pdf", shifted)).Pages);

        Assert.True(page.Image[60, page.Image.Height - 60]);
    }

    [Fact]
    public void A_page_of_unreasonable_size_is_refused_and_the_others_are_read()
    {
        var file = Save("large.pdf", new PdfBuilder().Page(612, 792, "").Page(14_000, 14_000, "").Page(612, 792, "").Build());

        var (pages, problem) = Read(file);

        Assert.Equal([1, 3], pages.Select(p => p.Number));
        Assert.Equal("too-many-pixels", problem?.Code);
    }

    [Fact]
    public void A_huge_picture_on_a_small_page_is_refused_before_it_is_decoded()
    {
        var builder = new PdfBuilder().Picture(612, 792, 60_000, 60_000, new byte[100]);

        Assert.Equal("too-many-pixels", Read(Save("bomb.pdf", builder.Build())).Problem?.Code);
    }

    [Fact]
    public void Pages_up_to_the_cap_are_read_and_the_rest_is_named()
    {
        var builder = new PdfBuilder();
        for (var i = 0; i < 6; i++) builder.Page(72, 72, "");

        var (pages, problem) = Read(Save("long.pdf", builder.Build()), new RenderLimits(MaxPages: 4));

        Assert.Equal([1, 2, 3, 4], pages.Select(p => p.Number));
        Assert.Equal("too-many-pages", problem?.Code);
    }

    [Fact]
    public void A_file_that_vanishes_between_pages_is_told_so()
    {
        var path = Save("fax.pdf", new PdfBuilder().Page(72, 72, "").Page(72, 72, "").Build());
        using var pages = new RendererCatalog().Render(path, new RenderLimits()).GetEnumerator();
        Assert.True(pages.MoveNext());

        File.Delete(path);

        Assert.Equal("vanished", Assert.Throws<UnreadableException>(() => pages.MoveNext()).Reason.Code);
    }
}
