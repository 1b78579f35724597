namespace FaxIngest.Recognize.Cloud;

/// <summary>One page of an answer.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Angle">Degrees clockwise by which its text is turned, −180..180.</param>
/// <param name="Words">Words in the service's reading order.</param>
/// <param name="Lines">Lines in the service's reading order.</param>
/// <param name="Marks">Check boxes and radio buttons.</param>
public sealed record CloudPage(int Number, double Angle, IReadOnlyList<CloudWord> Words, IReadOnlyList<CloudText> Lines, IReadOnlyList<CloudMark> Marks)
{
    /// <summary>Never the text.</summary>
    public override string ToString() => $"[page {Number}: {Words.Count} words]";
}
