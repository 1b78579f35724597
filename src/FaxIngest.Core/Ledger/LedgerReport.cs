using FaxIngest.Model;

namespace FaxIngest.Ledger;

/// <summary>A day's account: what arrived on it, where each of it is now, and what does not add up. Holds no member data.</summary>
public sealed record LedgerReport
{
    /// <summary>The day, by the plan's wall clock.</summary>
    public required DateOnly Day { get; init; }
    /// <summary>When the account was taken (UTC).</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>Every byte of the day was hashed anew; else only presence and length were looked at.</summary>
    public bool Hashed { get; init; }
    /// <summary>Everything adds up.</summary>
    public bool Balanced { get; init; }
    /// <summary>Arrivals recorded on the day.</summary>
    public int Arrivals { get; init; }
    /// <summary>Arrivals of the day that the history tells of: written apart from the arrivals, and never changed.</summary>
    public int Witnessed { get; init; }
    /// <summary>Arrivals whose bytes were known already: they belong to the fax that came first.</summary>
    public int ArrivedAgain { get; init; }
    /// <summary>Where the faxes are that arrived on the day for the first time.</summary>
    public IReadOnlyDictionary<FaxState, int> States { get; init; } = new Dictionary<FaxState, int>();
    /// <summary>Arrivals whose fax is gone.</summary>
    public int Lost { get; init; }
    /// <summary>Bytes of the faxes in <see cref="States"/>.</summary>
    public long Bytes { get; init; }
    /// <summary>Where their pages ended: <c>referral</c>, <c>set-aside</c>, or the kind of a page that belongs to none (see <see cref="PageKinds"/>).</summary>
    public IReadOnlyDictionary<string, int> Pages { get; init; } = new Dictionary<string, int>();
    /// <summary>Where the parts of containers ended, by their status.</summary>
    public IReadOnlyDictionary<string, int> Parts { get; init; } = new Dictionary<string, int>();
    /// <summary>Referrals in exported faxes.</summary>
    public int ReferralsExported { get; init; }
    /// <summary>Receipts of them.</summary>
    public int Receipts { get; init; }
    /// <summary>What does not add up; the first <see cref="MostListed"/> of it.</summary>
    public IReadOnlyList<Discrepancy> Discrepancies { get; init; } = [];
    /// <summary>How many there are in all.</summary>
    public int DiscrepancyCount { get; init; }
    /// <summary>What is worth knowing and no fault: work that was cut off and will be done again.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Discrepancies listed at most: when a whole disk is gone, the first thousand say so.</summary>
    public const int MostListed = 1000;

    /// <summary>Faxes that the service still works on.</summary>
    public int InWork() => States.Where(pair => FaxTransitions.IsClaimable(pair.Key)).Sum(pair => pair.Value);
}
