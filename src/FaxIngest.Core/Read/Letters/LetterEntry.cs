namespace FaxIngest.Read.Letters;

/// <summary>A labeled line of a text.</summary>
/// <param name="Field">Field path (contract section 3).</param>
/// <param name="Kind">Kind of field that decodes it.</param>
/// <param name="Text">What stands behind the label.</param>
/// <param name="Line">Index of its line in the text.</param>
internal sealed record LetterEntry(string Field, string Kind, string Text, int Line)
{
    /// <summary>Never the text.</summary>
    public override string ToString() => $"[{Field} in line {Line}]";
}
