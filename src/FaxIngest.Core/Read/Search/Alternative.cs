namespace FaxIngest.Read.Search;

/// <summary>What an entry may say.</summary>
/// <param name="Text">Normal form of the value.</param>
/// <param name="Probability">How sure the entry's own ink makes it, 0..1.</param>
internal sealed record Alternative(string Text, double Probability)
{
    /// <summary>Never the text.</summary>
    public override string ToString() => "[alternative]";
}
