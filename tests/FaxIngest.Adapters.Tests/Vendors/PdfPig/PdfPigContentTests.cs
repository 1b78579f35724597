using FaxIngest.Recognize;
using FaxIngest.Render;
using FaxIngest.Render.Pdf;
using FaxIngest.Tests.Render;

namespace FaxIngest.Tests.Vendors;

public sealed class PdfPigContentTests : PdfContentContract
{
    public override IPdfContent Make() => new PdfPigContent();

    [Fact]
    public void A_fax_in_a_PDF_is_taken_pixel_for_pixel()
    {
        var fax = new BinaryImage(1728, 2156);
        for (var i = 0; i < fax.Ink.Length; i += 7) fax.Ink[i] = 1;
        string path = Save("fax.pdf", new PdfBuilder().FaxPage(fax, 196).Build());
        Assert.Equal(fax.Ink, Make().Fax(path, 1, 40_000_000)!.Image.Ink);
        Assert.Null(Make().Fax(path, 1, 1_000));
    }
}
