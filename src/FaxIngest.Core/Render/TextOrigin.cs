namespace FaxIngest.Render;

/// <summary>Where a file's text comes from.</summary>
public enum TextOrigin
{
    /// <summary>A word of the page's own content.</summary>
    Print,

    /// <summary>The value of a form field.</summary>
    Field,

    /// <summary>A note laid over the page (FreeText annotation): it is what shows, not what it covers.</summary>
    Note,
}
