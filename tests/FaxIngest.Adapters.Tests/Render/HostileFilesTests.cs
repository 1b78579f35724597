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
    public void A_page_that_unpacks_to_more_than_memory_ends()
    {
        byte[] packed = Packed("");
        string content = $"<< /Filter /FlateDecode /Length {packed.Length} >>\nstream\n{Encoding.Latin1.GetString(packed)}\nendstream";
        Ends(Pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>", content));
    }

    [Fact]
    public void Objects_packed_into_more_than_memory_end() => Ends(PdfOfPackedObjects(Bomb, extends: ""));

    [Fact]
    public void Packed_objects_that_lie_in_themselves_end() => Ends(PdfOfPackedObjects(0, extends: "/Extends 4 0 R"));

    /// <summary>Bytes that a bomb unpacks to; a gigabyte in the long form.</summary>
    private static int Bomb => Environment.GetEnvironmentVariable("FAXINGEST_LONG") == "1" ? 1_000_000_000 : 150_000_000;

    private void Ends(string pdf)
    {
        var clock = Stopwatch.StartNew();
        var (pages, problem) = Read(Save("bomb.pdf", Encoding.Latin1.GetBytes(pdf)));
        Assert.True(pages.Count > 0 || problem is not null);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(100));
    }

    /// <summary>A text and blanks behind it, packed a thousandfold.</summary>
    private static byte[] Packed(string text, int? blanks = null)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zip.Write(Encoding.Latin1.GetBytes(text));
            byte[] blank = new byte[1_000_000];
            blank.AsSpan().Fill((byte)' ');
            for (int i = 0; i < (blanks ?? Bomb) / blank.Length; i++) zip.Write(blank);
        }
        return packed.ToArray();
    }

    /// <summary>A PDF of one page whose catalog, list and page lie in an object stream (ISO 32000-1, 7.5.7), found by a table that is a stream too.</summary>
    private static string PdfOfPackedObjects(int blanks, string extends)
    {
        string[] objects = ["<< /Type /Catalog /Pages 2 0 R >>\n", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>\n", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>\n"];
        string list = string.Join(' ', objects.Select((_, index) => FormattableString.Invariant($"{index + 1} {objects.Take(index).Sum(each => each.Length)}"))) + " ";
        string packed = Encoding.Latin1.GetString(Packed(list + string.Concat(objects), blanks));
        string head = "%PDF-1.7\n";
        string stream = FormattableString.Invariant($"4 0 obj\n<< /Type /ObjStm /N 3 /First {list.Length} {extends} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n{packed}\nendstream\nendobj\n");
        int table = head.Length + stream.Length;
        var rows = new List<byte>();
        void Row(byte kind, int first, short second) => rows.AddRange([kind, (byte)(first >> 24), (byte)(first >> 16), (byte)(first >> 8), (byte)first, (byte)(second >> 8), (byte)second]);
        Row(0, 0, -1);
        for (short index = 0; index < 3; index++) Row(2, 4, index);
        Row(1, head.Length, 0);
        Row(1, table, 0);
        return head + stream + FormattableString.Invariant($"5 0 obj\n<< /Type /XRef /Size 6 /W [1 4 2] /Root 1 0 R /Length {rows.Count} >>\nstream\n{Encoding.Latin1.GetString([.. rows])}\nendstream\nendobj\nstartxref\n{table}\n%%EOF\n");
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
