using System.Globalization;
using System.Text;
using FaxIngest.Recognize;

namespace FaxIngest.Tests.Render;

/// <summary>Writes small PDFs by hand.</summary>
internal sealed class PdfBuilder
{
    private readonly List<byte[]> _objects = [[], []]; // 1: catalog, 2: pages
    private readonly List<int> _pages = [], _annotations = [];

    /// <summary>Resources of a page that writes with /F1.</summary>
    internal const string Helvetica = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";

    /// <summary>Content that writes a text at a point, 12 points high.</summary>
    internal static string Write(string text, double x, double y) => string.Create(CultureInfo.InvariantCulture, $"BT /F1 12 Tf {x:0.##} {y:0.##} Td ({text}) Tj ET ");

    /// <summary>Objects of the annotations of the next page, each a dictionary without its brackets.</summary>
    internal PdfBuilder Annotate(params string[] annotations)
    {
        _annotations.AddRange(annotations.Select(a => Add($"<< /Type /Annot {a} >>")));
        return this;
    }

    internal PdfBuilder Page(double width, double height, string content, int rotation = 0, string resources = "", string more = "")
    {
        string annotations = _annotations.Count == 0 ? "" : $"/Annots [{string.Join(' ', _annotations.Select(a => $"{a} 0 R"))}]";
        _annotations.Clear();
        var stream = Add($"<< /Length {content.Length} >>\nstream\n{content}\nendstream");
        _pages.Add(Add(string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:0.####} {height:0.####}] /Rotate {rotation} /Contents {stream} 0 R /Resources << {resources} >> {annotations} {more} >>")));
        return this;
    }

    /// <summary>A page filled by a black-and-white picture at 204 dots an inch across and the given number down.</summary>
    internal PdfBuilder FaxPage(BinaryImage fax, int linesPerInch, string over = "")
    {
        var stride = (fax.Width + 7) / 8;
        var bits = new byte[stride * fax.Height];
        for (var i = 0; i < fax.Ink.Length; i++)
        {
            var (y, x) = Math.DivRem(i, fax.Width);
            if (fax.Ink[i] == 0) bits[y * stride + x / 8] |= (byte)(0x80 >> x % 8);
        }
        return Picture(fax.Width * 72.0 / 204, fax.Height * 72.0 / linesPerInch, fax.Width, fax.Height, bits, over);
    }

    /// <summary>A page filled by a picture of the declared size, whatever bytes there are.</summary>
    internal PdfBuilder Picture(double width, double height, int pixelsWide, int pixelsHigh, byte[] bits, string over = "")
    {
        var content = string.Create(CultureInfo.InvariantCulture, $"q {width:0.####} 0 0 {height:0.####} 0 0 cm /Fax Do Q {over}");
        return Picture(width, height, $"/Width {pixelsWide} /Height {pixelsHigh} /ColorSpace /DeviceGray /BitsPerComponent 1", bits, content);
    }

    /// <summary>A page with a picture /Fax.</summary>
    /// <param name="width">Of the page, points.</param>
    /// <param name="height">Of the page, points.</param>
    /// <param name="picture">What the picture's dictionary says, without length.</param>
    /// <param name="bits">The picture's data.</param>
    /// <param name="content">What the page shows.</param>
    internal PdfBuilder Picture(double width, double height, string picture, byte[] bits, string content)
    {
        var number = Add([.. Encoding.ASCII.GetBytes($"<< /Type /XObject /Subtype /Image {picture} /Length {bits.Length} >>\nstream\n"), .. bits, .. "\nendstream"u8]);
        return Page(width, height, content, resources: $"/XObject << /Fax {number} 0 R >>");
    }

    internal byte[] Build()
    {
        _objects[0] = Encoding.ASCII.GetBytes("<< /Type /Catalog /Pages 2 0 R >>");
        _objects[1] = Encoding.ASCII.GetBytes($"<< /Type /Pages /Count {_pages.Count} /Kids [{string.Join(' ', _pages.Select(p => $"{p} 0 R"))}] >>");
        using var file = new MemoryStream();
        file.Write("%PDF-1.4\n"u8);
        var offsets = new List<long>();
        for (var i = 0; i < _objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Write([.. Encoding.ASCII.GetBytes($"{i + 1} 0 obj\n"), .. _objects[i], .. "\nendobj\n"u8]);
        }
        var table = file.Length;
        var text = new StringBuilder($"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) text.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        text.Append($"trailer\n<< /Size {_objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        file.Write(Encoding.ASCII.GetBytes(text.ToString()));
        return file.ToArray();
    }

    private int Add(string body) => Add(Encoding.ASCII.GetBytes(body));

    private int Add(byte[] body)
    {
        _objects.Add(body);
        return _objects.Count;
    }
}
