namespace FaxIngest.Model;

/// <summary>How a field stood at some time, as far as its history needs it.</summary>
/// <param name="Value">Normalised value, or null.</param>
/// <param name="Decision"><c>accept</c>, <c>verify</c> or <c>blank</c>.</param>
/// <param name="Confidence">Probability that the value is exactly right, 0..1.</param>
/// <param name="Threshold">What it took to be accepted without a person; null: none was applied, or no confidence would do.</param>
/// <param name="Readers">What agreed on the value.</param>
public sealed record FieldState(FieldValue? Value, string Decision, double Confidence, double? Threshold, IReadOnlyList<string> Readers)
{
    internal static FieldState Of(ReferralField field) => new(field.Value, field.Decision, field.Confidence, field.Threshold, field.Readers);

    internal bool Says(FieldState other) => Equals(Value, other.Value) && Decision == other.Decision && Confidence.Equals(other.Confidence) && Readers.SequenceEqual(other.Readers, StringComparer.Ordinal);

    /// <summary>Never the value.</summary>
    public override string ToString() => $"[field {Decision}]";
}
