using System.Text.Json.Serialization;

namespace FaxIngest.Model;

/// <summary>One field of a referral.</summary>
public sealed record ReferralField
{
    /// <summary>Normalised value, null when nothing is written or nothing could be made of it.</summary>
    public FieldValue? Value { get; init; }
    /// <summary>As read.</summary>
    public string? Text { get; init; }
    /// <summary>Probability that <see cref="Value"/> is exactly right, 0..1.</summary>
    public double Confidence { get; init; }
    /// <summary>What <see cref="Confidence"/> took to be accepted without a person, 0..1; null: no threshold was applied, or no confidence would do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Threshold { get; init; }
    /// <summary><c>accept</c>, <c>verify</c> or <c>blank</c>.</summary>
    public required string Decision { get; init; }
    /// <summary>Page number, from 1.</summary>
    public int? Page { get; init; }
    /// <summary>[left, top, right, bottom], fractions of the upright page.</summary>
    public double[]? Box { get; init; }
    /// <summary>What agreed on the value: engines, <c>roster</c>, <c>person</c>.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>Never the value.</summary>
    public override string ToString() => $"[field {Decision}]";
}
