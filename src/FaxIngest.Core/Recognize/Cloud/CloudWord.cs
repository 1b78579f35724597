using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Recognize.Cloud;

/// <summary>A word of an answer.</summary>
/// <param name="Text">As read.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Score">The service's own score, 0..1.</param>
/// <param name="Handwritten">The service takes it for handwriting.</param>
public sealed record CloudWord(string Text, CloudPlace Place, RawScore Score, bool Handwritten = false)
{
    /// <summary>Never the text.</summary>
    public override string ToString() => "[word]";
}
