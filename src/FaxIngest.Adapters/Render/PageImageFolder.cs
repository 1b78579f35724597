using System.Globalization;
using FaxIngest.Recognize;

namespace FaxIngest.Render;

/// <summary>Page images as <c>page-0001.png</c> and so on in the document's work folder.</summary>
internal sealed class PageImageFolder : IPageImageWriter
{
    /// <summary>File name of a page's image.</summary>
    internal static string NameOf(int pageNumber) => string.Create(CultureInfo.InvariantCulture, $"page-{pageNumber:0000}.png");

    public string Write(string folder, int pageNumber, BinaryImage page)
    {
        string name = NameOf(pageNumber);
        PageImageFile.Write(Path.Combine(folder, name), page);
        return name;
    }
}
