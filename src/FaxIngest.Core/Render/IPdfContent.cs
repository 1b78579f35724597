namespace FaxIngest.Render;

/// <summary>What a PDF says of its pages besides their picture. Runs in the reader process.</summary>
public interface IPdfContent
{
    /// <summary>Texts by page number, from 1; pages that say nothing are missing. Pages that are a picture of a page say nothing: a text layer over a scan is
    /// another reader's guess. Never throws for a bad file: what cannot be told is left out.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="mostPages">Pages to look at.</param>
    IReadOnlyDictionary<int, IReadOnlyList<PlacedText>> Texts(string path, int mostPages);

    /// <summary>The one black-and-white picture that is the whole page, pixel for pixel as it was faxed or scanned, at 204×196 dpi; null where there is none, or
    /// it is none that can be decoded here: then the page is drawn.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="page">Page number, from 1.</param>
    /// <param name="mostPixels">Larger pictures are not decoded.</param>
    RenderedPage? Fax(string path, int page, long mostPixels);
}
