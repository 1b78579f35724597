namespace FaxIngest.Recognize;

/// <summary>Finds and reads all words of an upright page: for pages that are no known form. One instance serves one thread.</summary>
public interface IPageWordReader : IDisposable
{
    /// <summary>Name as it appears in readings.</summary>
    string Name { get; }

    /// <summary>Version of engine and model, for replay.</summary>
    string Version { get; }

    /// <summary>Words of a page at 204×196 dpi, empty when there are none.</summary>
    IReadOnlyList<PageWord> ReadWords(BinaryImage page, PageLayout layout);
}
