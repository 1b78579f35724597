using System.Diagnostics;
using FaxIngest.Render;
using FaxIngest.Render.Containers;

namespace FaxIngest.Tests.Render.Containers;

public sealed class PdfContainerTests : ContainerFormatContract
{
    private static readonly byte[] Fax = File.ReadAllBytes(Path.Combine(TestFolder.Of("render"), "same", "g4.tif"));

    private protected override IContainerFormat Format { get; } = new PdfContainer();

    private protected override (byte[] Bytes, int Parts) Sample()
    {
        string folder = Directory.CreateTempSubdirectory("pdf-").FullName;
        try
        {
            string plain = Path.Combine(folder, "plain.pdf"), carrier = Path.Combine(folder, "carrier.pdf"), fax = Path.Combine(folder, "fax.tif");
            File.WriteAllBytes(plain, new PdfBuilder().Page(612, 792, "").Build());
            File.WriteAllBytes(fax, Fax);
            using var qpdf = Process.Start("qpdf", [plain, "--add-attachment", fax, "--", carrier]);
            qpdf.WaitForExit();
            return (File.ReadAllBytes(carrier), 2);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_pdf_with_files_gives_its_pages_and_the_files()
    {
        var parts = Open(Format, new PartFile(Save(Sample().Bytes), "portfolio.pdf")).Parts;

        Assert.True(parts[0].File!.PagesOnly);
        Assert.Equal(("fax.tif", "image/tiff"), (parts[1].Name, parts[1].Type));
        Assert.Equal(Fax, File.ReadAllBytes(parts[1].File!.Path));
    }

    [Fact]
    public void A_pdf_without_files_is_no_container() =>
        Assert.False(Recognizes(Format, new PartFile(Save(new PdfBuilder().Page(612, 792, "").Build()), "plain.pdf")));
}
