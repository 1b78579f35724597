using FaxIngest.Model;

namespace FaxIngest.Ledger;

/// <summary>Adds a day up, entry by entry; keeps counts and faults, never entries.</summary>
public sealed class LedgerTally(DateOnly day, IReadOnlyCollection<string> targets)
{
    private readonly Dictionary<FaxState, int> states = Enum.GetValues<FaxState>().ToDictionary(state => state, _ => 0);
    private readonly SortedDictionary<string, int> pages = new(StringComparer.Ordinal), parts = new(StringComparer.Ordinal);
    private readonly List<Discrepancy> discrepancies = [];
    private readonly List<string> notes = [];
    private int arrivals, again, lost, referrals, receipts, faults;
    private long bytes;

    /// <summary>Enters a fax and checks it against itself.</summary>
    public void Enter(LedgerEntry entry)
    {
        arrivals += entry.ArrivalsThatDay;
        foreach (var fault in EntryRules.Check(entry, targets)) Fault(fault);
        if (entry.Sha256 is null)
        {
            lost += entry.ArrivalsThatDay;
            return;
        }
        again += entry.FirstThatDay ? entry.ArrivalsThatDay - 1 : entry.ArrivalsThatDay;
        if (!entry.FirstThatDay) return;

        states[entry.State]++;
        bytes += entry.Length;
        receipts += entry.Receipts.Count;
        if (entry.Document is not { } document) return;
        if (entry.State == FaxState.Exported) referrals += document.Referrals.Count;
        foreach (var (end, count) in PageEnds.Of(document, entry.State == FaxState.SetAside).Ends) pages[end] = pages.GetValueOrDefault(end) + count;
        foreach (var part in document.Parts ?? []) parts[part.Status] = parts.GetValueOrDefault(part.Status) + 1;
    }

    /// <summary>Names what does not add up.</summary>
    public void Fault(Discrepancy discrepancy)
    {
        faults++;
        if (discrepancies.Count < LedgerReport.MostListed) discrepancies.Add(discrepancy);
    }

    /// <summary>Names what is worth knowing and no fault.</summary>
    public void Note(string sentence)
    {
        if (notes.Count < LedgerReport.MostListed) notes.Add(sentence);
    }

    /// <summary>The account.</summary>
    /// <param name="witnessed">Arrivals of the day that the history tells of.</param>
    /// <param name="hashed">Bytes were hashed anew.</param>
    /// <param name="at">Now.</param>
    public LedgerReport Close(int witnessed, bool hashed, DateTimeOffset at) => new()
    {
        Day = day,
        At = at,
        Hashed = hashed,
        Balanced = faults == 0,
        Arrivals = arrivals,
        Witnessed = witnessed,
        ArrivedAgain = again,
        States = states,
        Lost = lost,
        Bytes = bytes,
        Pages = pages,
        Parts = parts,
        ReferralsExported = referrals,
        Receipts = receipts,
        Discrepancies = discrepancies,
        DiscrepancyCount = faults,
        Notes = notes,
    };
}
