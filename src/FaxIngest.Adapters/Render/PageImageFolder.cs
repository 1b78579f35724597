using System.Globalization;
using FaxIngest.Recognize;

namespace FaxIngest.Render;

/// <summary>Page images as <c>page-0001.png</c> and so on in the document's work folder.</summary>
internal sealed class PageImageFolder : IPageImageWriter
{
    public string Write(string folder, int pageNumber, BinaryImage page)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"page-{pageNumber:0000}.png");
        PageImageFile.Write(Path.Combine(folder, name), page);
        return name;
    }
}
