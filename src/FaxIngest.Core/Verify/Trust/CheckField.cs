using FaxIngest.Model;

namespace FaxIngest.Verify.Trust;

/// <summary>One field of a check.</summary>
/// <param name="Path">Field path.</param>
/// <param name="Family">See <see cref="SampleFamily"/>.</param>
/// <param name="Confidence">The machine's, 0..1.</param>
/// <param name="Chance">Chance with which it was drawn, above 0 up to 1.</param>
public sealed record CheckField(string Path, string Family = "", double Confidence = 0, double Chance = 1)
{
    /// <summary>Of a seed: what two readings agreed on; null: nothing is written there.</summary>
    public FieldValue? Known { get; init; }

    /// <summary>Of a seed: what is shown in place of the machine's value though it is wrong; null: nothing was planted.</summary>
    public FieldValue? Planted { get; init; }

    /// <summary>Never the values.</summary>
    public override string ToString() => $"[check of {Path}]";
}
