using FaxIngest.Model;

namespace FaxIngest.Read;

/// <summary>What a kind made of the engines' lines.</summary>
/// <param name="Value">Normalised value (contract section 3); null when the grammar allows nothing.</param>
/// <param name="Text">As read by the first engine that agrees with the value.</param>
/// <param name="Engines">Every engine's text and what the kind made of it alone.</param>
/// <param name="Evidence">The decoding part of the evidence: engines, agreement, log-probabilities, margin, grammar, repairs, length.
/// The caller adds what it knows about the place (residual, damage, border ink, height).</param>
public sealed record DecodedField(FieldValue? Value, string Text, IReadOnlyList<EngineReading> Engines, Evidence Evidence)
{
    /// <summary>Never the value.</summary>
    public override string ToString() => "[decoded field]";
}
