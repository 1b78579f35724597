using FaxIngest.Model;

namespace FaxIngest.Render;

/// <summary>A file or the rest of it cannot be read, with the reason a person gets to see.</summary>
public sealed class UnreadableException(Reason reason, Exception? inner = null) : Exception(reason.Message, inner)
{
    /// <summary>Codes: <c>empty-file</c>, <c>not-a-document</c>, <c>damaged</c>, <c>password-protected</c>, <c>too-many-pixels</c>,
    /// <c>too-large</c>, <c>vanished</c>, <c>too-many-pages</c> (the pages up to the cap were given),
    /// <c>too-many-parts</c>, <c>too-deep</c>, <c>no-program</c> (what would show it is not installed).</summary>
    public Reason Reason { get; } = reason;
}
