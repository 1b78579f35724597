namespace FaxIngest.Verify;

/// <summary>Pages of a fax that a person put together as one referral. A page in no group belongs to no referral.</summary>
/// <param name="Number">The referral's number in its fax, from 1: its id, whatever becomes of the others.</param>
/// <param name="Pages">Pages from 1, in reading order.</param>
public sealed record PageGroup(int Number, IReadOnlyList<int> Pages)
{
    /// <summary>The form the person says it is (contract section 2); null: as it is found.</summary>
    public string? FormType { get; init; }

    /// <summary>Numbers of referrals that were joined with it: what was said of them counts here.</summary>
    public IReadOnlyList<int> Joined { get; init; } = [];

    /// <summary>Fields that stood on pages taken from it: what was said of them before counts no more.</summary>
    public IReadOnlyList<string> Forgotten { get; init; } = [];
}
