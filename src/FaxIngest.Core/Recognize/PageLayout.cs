namespace FaxIngest.Recognize;

/// <summary>What kind of page a word reader should expect.</summary>
public enum PageLayout
{
    /// <summary>A form: words anywhere, in boxes and beside rules, no reading order.</summary>
    Sparse,

    /// <summary>A letter: columns and paragraphs, read in order.</summary>
    Flowing,
}
