using System.Buffers.Binary;
using System.Globalization;
using FaxIngest.Render;
using FaxIngest.Render.Pdf;
using FaxIngest.Tests.Render;

namespace FaxIngest.Tests.Vendors;

/// <summary>A fax that is taken out of a PDF must be what the page shows, which poppler draws.</summary>
public sealed class PdfPigFaxTests : RenderFixture
{
    private const int Width = 1728, Height = 240;
    private const double PageWidth = Width * 72.0 / 204, PageHeight = Height * 72.0 / 196;
    private const string Gray = "/ColorSpace /DeviceGray /BitsPerComponent 1";

    private static readonly string Upright = Shown(PageWidth, 0, 0, PageHeight, 0, 0);

    private static string Shown(double a, double b, double c, double d, double e, double f) =>
        string.Create(CultureInfo.InvariantCulture, $"q {a:0.####} {b:0.####} {c:0.####} {d:0.####} {e:0.####} {f:0.####} cm /Fax Do Q ");

    [Theory]
    [InlineData("g4.tif", -1)]
    [InlineData("g3-1d.tif", 0)]
    [InlineData("g3-2d.tif", 1)]
    public void A_fax_in_each_code_of_faxes_is_taken_pixel_for_pixel(string file, int code)
    {
        var (strip, rows) = Strip(Path.Combine(TestFolder.Of("render"), "same", file));
        double height = rows * 72.0 / 196;
        string path = Save("fax.pdf", new PdfBuilder().Picture(
            PageWidth, height, $"/Width {Width} /Height {rows} {Gray} /Filter /CCITTFaxDecode /DecodeParms << /K {code} /Columns {Width} /Rows {rows} >>", strip, Shown(PageWidth, 0, 0, height, 0, 0)).Build());
        var drawn = Assert.Single(new PdfRenderer().Render(path, new RenderLimits()));

        var taken = new PdfPigContent().Fax(path, 1, 40_000_000);

        Assert.Equal(PortableMap.Bitmap(Path.Combine(TestFolder.Of("render"), "page.pbm")).Ink.Take(rows * Width), taken!.Image.Ink);
        Assert.Equal(drawn.Image.Ink, taken.Image.Ink);
    }

    public static TheoryData<string, string> Pages()
    {
        string clip = string.Create(CultureInfo.InvariantCulture, $"0 0 {PageWidth / 2:0.##} {PageHeight:0.##} re W n ");
        return new()
        {
            { Gray, Upright },
            { Gray + " /Decode [1 0]", Upright },
            { Gray, Shown(-PageWidth, 0, 0, -PageHeight, PageWidth, PageHeight) },
            { Gray, Shown(-PageWidth, 0, 0, PageHeight, PageWidth, 0) },
            { Gray, Shown(PageWidth, 0, 0, -PageHeight, 0, PageHeight) },
            { Gray, Shown(PageWidth, 0, 0, PageHeight, PageWidth / 2, 0) },
            { Gray, clip + Upright },
            { Gray, "/Wash gs " + Upright },
            { Gray, Upright + "1 g 0 0 100 40 re f" },
            { "/ImageMask true /BitsPerComponent 1", Upright },
            { "/ImageMask true /BitsPerComponent 1", "1 g " + Upright },
            { "/ColorSpace [/Indexed /DeviceGray 1 <FF00>] /BitsPerComponent 1", Upright },
            { "/ColorSpace [/Indexed /DeviceRGB 1 <000000FFFFFF>] /BitsPerComponent 1", Upright },
            { "/ColorSpace /DeviceGray /BitsPerComponent 1 /Mask [0 0]", Upright },
        };
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_is_taken_is_what_the_page_shows(string picture, string content)
    {
        string path = Save("fax.pdf", Pdf(picture, Stripes(), content));
        var drawn = Assert.Single(new PdfRenderer().Render(path, new RenderLimits()));

        var shown = Assert.Single(PdfRenderer.With(new PdfPigContent()).Render(path, new RenderLimits()));

        Assert.Equal((drawn.Image.Width, drawn.Image.Height, drawn.Standard), (shown.Image.Width, shown.Image.Height, shown.Standard));
        Assert.Equal(drawn.Image.Ink, shown.Image.Ink);
    }

    private static byte[] Pdf(string picture, byte[] bits, string content) =>
        new PdfBuilder().Picture(PageWidth, PageHeight, $"/Width {Width} /Height {Height} {picture}", bits, content).Build();

    /// <summary>Bits that look different from every side.</summary>
    private static byte[] Stripes()
    {
        var bits = new byte[Width / 8 * Height];
        for (var i = 0; i < bits.Length; i++) bits[i] = (byte)(i % 7 == 0 ? 0x35 : i < bits.Length / 3 ? 0xFF : i % (Width / 8) < 40 ? 0xF0 : 0xFE);
        return bits;
    }

    /// <summary>The first strip of a TIFF and its rows.</summary>
    private static (byte[] Bytes, int Rows) Strip(string path)
    {
        byte[] tiff = File.ReadAllBytes(path);
        Assert.Equal("II"u8, tiff.AsSpan(0, 2));
        int directory = (int)BinaryPrimitives.ReadUInt32LittleEndian(tiff.AsSpan(4));
        int Tag(ushort wanted)
        {
            for (int i = 0, at = directory + 2; i < BinaryPrimitives.ReadUInt16LittleEndian(tiff.AsSpan(directory)); i++, at += 12)
            {
                if (BinaryPrimitives.ReadUInt16LittleEndian(tiff.AsSpan(at)) != wanted) continue;
                bool word = BinaryPrimitives.ReadUInt16LittleEndian(tiff.AsSpan(at + 2)) == 3;
                int Value(int where) => word ? BinaryPrimitives.ReadUInt16LittleEndian(tiff.AsSpan(where)) : (int)BinaryPrimitives.ReadUInt32LittleEndian(tiff.AsSpan(where));
                // More than fit into the entry lie elsewhere.
                return BinaryPrimitives.ReadUInt32LittleEndian(tiff.AsSpan(at + 4)) * (word ? 2 : 4) <= 4 ? Value(at + 8) : Value((int)BinaryPrimitives.ReadUInt32LittleEndian(tiff.AsSpan(at + 8)));
            }
            throw new InvalidDataException($"tag {wanted} is missing");
        }
        return (tiff.AsSpan(Tag(273), Tag(279)).ToArray(), Tag(278));
    }
}
