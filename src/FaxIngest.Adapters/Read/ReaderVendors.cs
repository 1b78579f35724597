using FaxIngest.Recognize;
using FaxIngest.Render;

namespace FaxIngest.Read;

/// <summary>Parts of a reader that come from packages which not every build has. Asked only when the settings name them.</summary>
/// <param name="LineEngine">Makes the engine <c>tesseract-nuget</c> over a folder with language data and its fingerprint.</param>
/// <param name="PdfContent">Makes what looks into PDFs.</param>
/// <param name="MimeParser">Makes what takes mails apart.</param>
internal sealed record ReaderVendors(Func<string, string, IOcrEngine> LineEngine, Func<IPdfContent> PdfContent, Func<IMimeParser> MimeParser)
{
    /// <summary>Name of the engine.</summary>
    internal const string LineEngineName = "tesseract-nuget";
}
