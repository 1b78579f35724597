using System.Globalization;
using FaxIngest.Read;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify;

/// <summary>Finds the upright page images that reading left in <c>pages/&lt;fax id&gt;/</c> below the data folder. They are passed on as bytes, never decoded here.</summary>
internal sealed class PageImages(IOptions<DataOptions> data)
{
    /// <summary>Path of a page's PNG, or null when there is none.</summary>
    /// <param name="faxId">Id of a fax that is in the store (never text from a request alone: it becomes part of a path).</param>
    /// <param name="page">The page as read.</param>
    internal string? PathOf(string faxId, ReadPage page)
    {
        string name = Path.GetFileName(page.Image ?? string.Create(CultureInfo.InvariantCulture, $"page-{page.Page:0000}.png"));
        string path = Path.Combine(data.Value.FullPath, "pages", faxId, name);
        return File.Exists(path) ? path : null;
    }
}
