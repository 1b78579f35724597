using FaxIngest.Receive;
using FaxIngest.Recognize;
using FaxIngest.Recognize.Cloud;
using FaxIngest.Render;

namespace FaxIngest;

/// <summary>What this build has of the NuGet packages that not every registry serves. <c>src/vendors</c> finds out which are served and writes
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

#if HAS_FORMRECOGNIZER
    private const bool HasFormRecognizer = true;

    /// <summary>The cloud reader through Azure.AI.FormRecognizer. By key, or by a token source (<c>Azure.Core.TokenCredential</c>).</summary>
    internal static ICloudReader CloudReader(CloudTerms terms, Func<CancellationToken, ValueTask<string>>? key, object? credential) =>
        new FormRecognizerReader(terms, key, (Azure.Core.TokenCredential?)credential);
#else
    private const bool HasFormRecognizer = false;

    /// <summary>The cloud reader through Azure.AI.FormRecognizer: not in this build.</summary>
    internal static ICloudReader CloudReader(CloudTerms terms, Func<CancellationToken, ValueTask<string>>? key, object? credential) =>
        throw new NotSupportedException(Missing("Recognize:Azure:Client sdk", "Azure.AI.FormRecognizer"));
#endif

#if HAS_MAILKIT
    private const bool HasMailKit = true;

    /// <summary>A mailbox through MailKit.</summary>
    internal static IMailbox Mailbox(MailAccount account) => new Receive.Mail.MailKitMailbox(account);

    /// <summary>A server that takes mail to others, through MailKit.</summary>
    internal static IMailSender Sender(MailRelay relay) => new Receive.Mail.MailKitSender(relay);

    /// <summary>Mails taken apart by MimeKit, which comes with MailKit.</summary>
    internal static IMimeParser MimeParser() => new Render.Mail.MimeKitParser();
#else
    private const bool HasMailKit = false;

    /// <summary>A mailbox through MailKit: not in this build.</summary>
    internal static IMailbox Mailbox(MailAccount account) => throw new NotSupportedException(Missing("Receive:Mail:Client mailkit", "MailKit"));

    /// <summary>A server that takes mail to others, through MailKit: not in this build.</summary>
    internal static IMailSender Sender(MailRelay relay) => throw new NotSupportedException(Missing("Receive:Mail:Client mailkit", "MailKit"));

    /// <summary>Mails taken apart by MimeKit: not in this build.</summary>
    internal static IMimeParser MimeParser() => throw new NotSupportedException(Missing("Render:Mail mimekit", "MailKit"));
#endif

#if HAS_PDFPIG
    private const bool HasPdfPig = true;

    /// <summary>What PDFs say, through PdfPig.</summary>
    internal static IPdfContent PdfContent() => new Render.Pdf.PdfPigContent();
#else
    private const bool HasPdfPig = false;

    /// <summary>What PDFs say, through PdfPig: not in this build.</summary>
    internal static IPdfContent PdfContent() => throw new NotSupportedException(Missing("Render:Pdf pdfpig", "PdfPig"));
#endif

#if HAS_TESSERACT
    private const bool HasTesseract = true;

    /// <summary>Tesseract through its NuGet package.</summary>
    internal static IOcrEngine LineEngine(string dataFolder, string fingerprint) => new Recognize.Lines.TesseractNugetEngine(dataFolder, fingerprint);
#else
    private const bool HasTesseract = false;

    /// <summary>Tesseract through its NuGet package: not in this build.</summary>
    internal static IOcrEngine LineEngine(string dataFolder, string fingerprint) => throw new NotSupportedException(Missing("Recognize:Engines tesseract-nuget", "Tesseract"));
#endif
}
