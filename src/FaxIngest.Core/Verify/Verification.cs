using FaxIngest.Model;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Verify;

/// <summary>What a person said about one referral of a fax: values read from the image, or that it is no referral.</summary>
public sealed record Verification
{
    /// <summary>Account name.</summary>
    public required string Person { get; init; }
    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>Referral id, or null when it is about the whole fax.</summary>
    public string? ReferralId { get; init; }
    /// <summary>Form type chosen by the person, or null: as found.</summary>
    public string? FormType { get; init; }
    /// <summary>Values keyed or confirmed, by field path; a null value says that nothing is written there.</summary>
    public IReadOnlyDictionary<string, FieldValue?> Fields { get; init; } = new Dictionary<string, FieldValue?>();
    /// <summary>Fields that cannot be read.</summary>
    public IReadOnlyList<string> Unreadable { get; init; } = [];
    /// <summary>How fields of <see cref="Fields"/> and <see cref="Unreadable"/> were keyed, by path; one that is not named was shown with the machine's value.</summary>
    public IReadOnlyDictionary<string, FieldKeying> Keyings { get; init; } = new Dictionary<string, FieldKeying>();
    /// <summary>Codes of rules that the person saw and overrules.</summary>
    public IReadOnlyList<string> Overruled { get; init; } = [];
    /// <summary>Set when it is not a referral: <c>wrong-number</c>, <c>other-plan</c>, <c>spam</c>, <c>duplicate</c>, <c>other</c>.</summary>
    public string? NotAReferral { get; init; }

    /// <summary>With <c>duplicate</c>: the fax that holds the same paper, when it is known.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>Which pages make which referral, as the person laid them: the fax is read again so. Null: nothing is said of that.</summary>
    public IReadOnlyList<PageGroup>? Groups { get; init; }

    /// <summary>Its own identity, made where it was typed: sent twice, it is kept once. Null: from before there were any.</summary>
    public string? Key { get; init; }

    /// <summary>Key of an earlier one that its person takes back: neither counts any more.</summary>
    public string? Undoes { get; init; }

    /// <summary>What was accepted through it is not exported before this time, so that it can still be taken back; null: at once.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>What it cost to say, counted on the page; null: not counted.</summary>
    public Effort? Effort { get; init; }

    /// <summary>Without what was taken back, and without the taking back.</summary>
    /// <param name="all">All that was ever said, in order.</param>
    public static IReadOnlyList<Verification> InForce(IReadOnlyList<Verification> all)
    {
        var undone = all.Select(each => each.Undoes).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return undone.Count == 0 ? all : [.. all.Where(each => each.Undoes is null && (each.Key is null || !undone.Contains(each.Key)))];
    }

    /// <summary>Never the values.</summary>
    public override string ToString() => $"[verification by {Person}]";
}
