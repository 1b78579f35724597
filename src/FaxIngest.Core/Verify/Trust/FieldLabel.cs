using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Verify.Trust;

/// <summary>What a person decided from the image about one field, with what the machine had read of it. Holds a member's values.</summary>
public sealed record FieldLabel
{
    /// <summary>The fax.</summary>
    public required string FaxId { get; init; }
    /// <summary>The referral.</summary>
    public required string ReferralId { get; init; }
    /// <summary>Form type in force (contract section 2).</summary>
    public required string FormType { get; init; }
    /// <summary>Template it was read with, or null.</summary>
    public string? Template { get; init; }
    /// <summary>Field path (contract section 3).</summary>
    public required string Field { get; init; }
    /// <summary>The machine's reading with its evidence, as stored; null: nothing was read there. Of a name that stands in one zone the reading's own field is
    /// <c>member.name</c>, and <c>member.lastName</c> and <c>member.firstName</c> are labels of the same reading.</summary>
    public Reading? Reading { get; init; }
    /// <summary>Engines that read the fax, in their order; empty: those of the standard.</summary>
    public IReadOnlyList<string> Engines { get; init; } = [];
    /// <summary>The person's value; null: nothing is written there, or it cannot be read.</summary>
    public FieldValue? Value { get; init; }
    /// <summary>It cannot be read: the truth is not known.</summary>
    public bool Unreadable { get; init; }
    /// <summary>How sure the label is.</summary>
    public required LabelStrength Strength { get; init; }
    /// <summary>Probability with which a person came to look at the field, above 0 up to 1: 1 for fields in doubt, the share that was drawn for fields the machine
    /// had accepted. A fit that weighs each label by its inverse is not led astray by doubtful fields being seen more often.</summary>
    public double Chance { get; init; } = 1;
    /// <summary>When it was decided (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Never the value.</summary>
    public override string ToString() => $"[label of {Field}, {Strength}]";
}
