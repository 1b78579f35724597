namespace FaxIngest.Render;

/// <summary>A text to be read: the body of a mail, or a text file.</summary>
/// <param name="Lines">Its lines, decoded, without control characters.</param>
/// <param name="Body">The text of a mail itself, and not an attachment.</param>
/// <param name="Heading">Lines to show above it (from, subject, date); they belong to no field.</param>
/// <param name="Forwarded">The mail was passed on: what stands below "original message" is what it is about.</param>
public sealed record PartText(IReadOnlyList<string> Lines, bool Body, IReadOnlyList<string> Heading, bool Forwarded = false)
{
    /// <summary>Never the text.</summary>
    public override string ToString() => $"[text of {Lines.Count} lines]";
}
