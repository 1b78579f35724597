using FaxIngest.Model;
using FaxIngest.Read.Search;

namespace FaxIngest.Read;

/// <summary>What a kind made of the engines' lines.</summary>
/// <param name="Value">Normalised value (contract section 3); null when the grammar allows nothing.</param>
/// <param name="Text">As read by the first engine that agrees with the value.</param>
/// <param name="Engines">Every engine's text and what the kind made of it alone.</param>
/// <param name="Evidence">The decoding part of the evidence: engines, agreement, log-probabilities, margin, grammar, repairs, length.
/// The caller adds what it knows about the place (residual, damage, border ink, height).</param>
public sealed record DecodedField(FieldValue? Value, string Text, IReadOnlyList<EngineReading> Engines, Evidence Evidence)
{
    /// <summary>What the entry may say by its own ink, the likeliest first; empty for kinds without words.</summary>
    internal IReadOnlyList<Alternative> Alternatives { get; init; } = [];

    /// <summary>What engines took the characters of its likeliest values for; worked out when asked.</summary>
    internal Lazy<IReadOnlyList<Taken>> Taken { get; init; } = new([]);

    /// <summary>Decodes the entry once more, it being known what the characters of the page's other entries were taken for (null: that says nothing of this one); null where nothing can be decoded
    /// anew.</summary>
    internal Func<PageHabits, DecodedField?>? Adapt { get; init; }

    /// <summary>Decodes the entry once more, the words of the page's other entries being known; null for kinds without words.</summary>
    internal Func<PageWords, DecodedField>? Reconsider { get; init; }

    /// <summary>Never the value.</summary>
    public override string ToString() => "[decoded field]";
}
