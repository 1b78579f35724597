using FaxIngest.Forms.Learn;
using FaxIngest.Recognize;
using FaxIngest.Render;

namespace FaxIngest.Forms;

/// <summary>A blank form from a file: pages drawn at the fax grid, words from the PDF's own text or, on a scan, read from its ink.</summary>
internal static class BlankFormFile
{
    /// <summary>All pages of the form.</summary>
    /// <param name="path">PDF, TIFF, PNG or JPEG.</param>
    /// <exception cref="UnreadableException">The file cannot be read.</exception>
    internal static IReadOnlyList<BlankFormPage> Read(string path)
    {
        path = Path.GetFullPath(path);
        var prints = new RendererCatalog().Render(path, new RenderLimits()).Select(page => page.Image).ToList();
        bool pdf = IsPdf(path);
        var words = pdf ? PdfWords.Of(path) : [];
        var widgets = pdf ? PdfWidgets.Of(path) : Array.Empty<FormWidget>().ToLookup(_ => 0);
        using IPageWordReader reader = OcrEngineCatalog.CreatePageWordReader();
        return [.. prints.Select((print, i) => new BlankFormPage(print, i < words.Count && words[i].Count > 0 ? words[i] : reader.ReadWords(print, PageLayout.Sparse), [.. widgets[i + 1]]))];
    }

    private static bool IsPdf(string path)
    {
        var head = new byte[1024];
        using var file = File.OpenRead(path);
        return head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)).IndexOf("%PDF-"u8) >= 0;
    }
}
