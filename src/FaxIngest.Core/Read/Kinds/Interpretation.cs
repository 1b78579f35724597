using FaxIngest.Read.Search;

namespace FaxIngest.Read.Kinds;

/// <summary>What a written string means in a kind.</summary>
/// <param name="Value">Normal form (contract section 3).</param>
/// <param name="Key">Two strings with one key are the same value; what scoring ignores (case, punctuation) is not in it.</param>
/// <param name="Prior">Natural logarithm of how plausible the value is before anything was read, up to a constant of the kind.</param>
/// <param name="Grammar">1: a check digit, closed vocabulary or fixed pattern confirms it; 0: none applies; −1: it speaks against it.</param>
/// <param name="Usual">Which words are usual in such entries, and the text that consists of them; null: none are expected.</param>
internal sealed record Interpretation(string Value, string Key, double Prior = 0, int Grammar = 0, (WordPrior Words, string Text)? Usual = null)
{
    /// <summary>See <see cref="Evidence.Known"/>; worked out when asked, so for the value that is chosen alone.</summary>
    public double Known => Usual is var (words, text) ? words.Known(text) : 0;

    /// <summary>See <see cref="Evidence.Rival"/>.</summary>
    public double Rival => Usual is var (words, text) ? words.Rival(text) : 0;

    /// <summary>Never the value.</summary>
    public override string ToString() => "[interpretation]";
}
