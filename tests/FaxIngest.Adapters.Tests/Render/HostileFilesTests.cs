using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

/// <summary>Files made to exhaust or to trick: each ends with a reason or with pages, soon, in little memory.</summary>
public sealed class HostileFilesTests : RenderFixture
{
    [Fact]
    public void Thirty_thousand_pages_give_those_up_to_the_cap_and_the_number_of_the_rest()
    {
        var builder = new TiffBuilder();
        for (int page = 0; page < 30_000; page++) builder.Page(width: 16, height: 1);
        var clock = Stopwatch.StartNew();
        var (pages, problem) = Read(Save("long.tif", builder.Build()));
        Assert.Equal(500, pages.Count);
        Assert.Equal("The file has 30000 pages; only the first 500 were read. A person has to look at the other 29500.", problem?.Message);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    public static TheoryData<string, string> Pdfs() => new()
    {
        { "page tree that contains itself", Pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>") },
        { "page tree 3,000 deep", Pdf(["<< /Type /Catalog /Pages 2 0 R >>", .. Enumerable.Range(2, 3000).Select(number => $"<< /Type /Pages /Kids [{number + 1} 0 R] /Count 1 >>"), "<< /Type /Page /MediaBox [0 0 10 10] >>"]) },
        { "a billion pages said", Pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>") },
        { "scripts and files to open", Pdf("<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while(1){}) >> /AA << /O << /S /Launch /F (/bin/sh) >> >> >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>") },
        { "a page as large as a field", Pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1000000 1000000] >>") },
    };

    [Theory, MemberData(nameof(Pdfs))]
    public void A_PDF_made_to_harm_ends(string what, string pdf)
    {
        var clock = Stopwatch.StartNew();
        var (pages, problem) = Read(Save("hostile.pdf", Encoding.Latin1.GetBytes(pdf)), new RenderLimits(MaxPages: 5));
        Assert.True(pages.Count > 0 || problem is not null, what);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(100));
    }

    [Fact]
    public void A_stream_that_unpacks_to_a_gigabyte_ends()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            byte[] blanks = new byte[1_000_000];
            blanks.AsSpan().Fill((byte)' ');
            for (int i = 0; i < 1000; i++) zip.Write(blanks);
        }
        string content = $"<< /Filter /FlateDecode /Length {packed.Length} >>\nstream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream";
        string pdf = Pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>", content);
        var clock = Stopwatch.StartNew();
        var (pages, problem) = Read(Save("bomb.pdf", Encoding.Latin1.GetBytes(pdf)));
        Assert.True(pages.Count > 0 || problem is not null);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(100));
    }

    /// <summary>Objects from 1, the first the catalog.</summary>
    private static string Pdf(params string[] objects)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        var offsets = new List<int>();
        for (int number = 1; number <= objects.Length; number++)
        {
            offsets.Add(text.Length);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{number} 0 obj\n{objects[number - 1]}\nendobj\n");
        }
        int table = text.Length;
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (int offset in offsets) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return text.ToString();
    }
}
