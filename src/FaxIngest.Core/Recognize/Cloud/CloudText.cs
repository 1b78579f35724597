namespace FaxIngest.Recognize.Cloud;

/// <summary>A line of an answer, or one side of a pair.</summary>
/// <param name="Text">As read.</param>
/// <param name="Place">Where it stands.</param>
public sealed record CloudText(string Text, CloudPlace Place)
{
    /// <summary>Never the text.</summary>
    public override string ToString() => "[text]";
}
