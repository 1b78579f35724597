namespace FaxIngest;

/// <summary>What this build has of the NuGet packages that not every registry serves. <c>src/setup</c> finds out which are served and writes
/// <c>Directory.Vendors.props</c>; each folder of this project is compiled when its package is there.</summary>
internal static class VendorParts
{
    /// <summary>Packages that this project can use, and whether this build has them.</summary>
    internal static IReadOnlyDictionary<string, bool> Packages { get; } = new Dictionary<string, bool>(StringComparer.Ordinal)
    {
        ["Azure.AI.FormRecognizer"] = HasFormRecognizer,
        ["MailKit"] = HasMailKit,
        ["PdfPig"] = HasPdfPig,
        ["Tesseract"] = HasTesseract,
    };

    /// <summary>What a person is told who asks for something that is not in this build.</summary>
    /// <param name="what">The setting's value.</param>
    /// <param name="package">The package that it needs.</param>
    internal static string Missing(string what, string package) =>
        $"{what} is not in this build: the registry did not serve {package}; see README, \"What runs where\".";

    private const bool HasFormRecognizer =
#if HAS_FORMRECOGNIZER
        true;
#else
        false;
#endif

    private const bool HasMailKit =
#if HAS_MAILKIT
        true;
#else
        false;
#endif

    private const bool HasPdfPig =
#if HAS_PDFPIG
        true;
#else
        false;
#endif

    private const bool HasTesseract =
#if HAS_TESSERACT
        true;
#else
        false;
#endif
}
