namespace FaxIngest.Model;

/// <summary>One referral found in a document.</summary>
public sealed record Referral
{
    /// <summary>Identity: the document's id, a dash, and a number from 1.</summary>
    public required string Id { get; init; }
    /// <summary>Its pages, from 1.</summary>
    public required IReadOnlyList<int> Pages { get; init; }
    /// <summary>The part it came from, or null.</summary>
    public int? Part { get; init; }
    /// <summary>Which form it is on.</summary>
    public required ReferralForm Form { get; init; }
    /// <summary><c>accept</c> or <c>verify</c>.</summary>
    public required string Decision { get; init; }
    /// <summary>Every reason that kept it from being accepted.</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];
    /// <summary>Fields by path (contract section 3).</summary>
    public IReadOnlyDictionary<string, ReferralField> Fields { get; init; } = new Dictionary<string, ReferralField>();
    /// <summary>Paths of needed fields that are blank.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
    /// <summary>Last day to process it: five business days after receipt, three calendar days when expedited.</summary>
    public DateOnly? DueBy { get; init; }
}
