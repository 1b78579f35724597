using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Render;

/// <summary>Caps on what is decoded; they hold before decoding.</summary>
internal sealed class RenderOptions
{
    public const string Section = "Render";

    /// <summary>Who looks into PDFs for text, form fields, notes and fax pictures: <c>poppler</c> (with qpdf), or <c>pdfpig</c>, where it is in the build. Pages are
    /// drawn by poppler with both. Default <c>poppler</c>; on Windows <c>pdfpig</c> where it is in the build.</summary>
    [RegularExpression("poppler|pdfpig", ErrorMessage = "Render:Pdf is poppler or pdfpig.")]
    public string? Pdf { get; set; }

    /// <summary>Who takes mails apart: <c>gmime</c>, or <c>mimekit</c>, where it is in the build (it comes with MailKit). Default <c>gmime</c>; on Windows <c>mimekit</c> where it is in the build.</summary>
    [RegularExpression("gmime|mimekit", ErrorMessage = "Render:Mail is gmime or mimekit.")]
    public string? Mail { get; set; }

    /// <summary>Pages read of one file; the rest is left to a person with a note. Default 500. 1 to 10000.</summary>
    [Range(1, 10_000)]
    public int MaxPages { get; set; } = 500;

    /// <summary>Megapixels of one page as declared. Default 40: a letter page at 600 dpi has 34. 1 to 400.</summary>
    [Range(1, 400)]
    public int MaxMegapixels { get; set; } = 40;

    /// <summary>Megabytes of one file. Default 200. 1 to 2000.</summary>
    [Range(1, 2000)]
    public int MaxMegabytes { get; set; } = 200;

    /// <summary>The caps as the renderers take them.</summary>
    internal RenderLimits Limits => new(MaxPages, MaxMegapixels * 1_000_000L, MaxMegabytes * 1_000_000L);
}
