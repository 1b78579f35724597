using FaxIngest.Model;

namespace FaxIngest.Read;

/// <summary>Doubts entries through whose writing, or right beside it, a streak ran: what it hides may be missing or damaged, though engines agree on what is left.</summary>
/// <remarks>Counted before bars were looked at in place of streaks (<see cref="Read.Streak"/>): of 686 entries with a streak that would have been accepted on 525 labeled faxes 4 were wrong, of
/// 8,498 others 9. Two of the 4 have a lead below 6, and 16 right ones.</remarks>
internal static class StreakCheck
{
    /// <summary>Share of the lines around an entry in which something was taken away, from which it was a streak.</summary>
    private const double Whole = 0.9;

    /// <summary>The readings of a page, with a doubt where a streak may hide a letter: such an entry needs the lead that two engines need to be enough.</summary>
    public static IReadOnlyList<Reading> Doubt(IReadOnlyList<Reading> readings) => [.. readings.Select(r => IsDoubtful(r)
        ? r with { Reasons = [.. r.Reasons, new Reason("covered", "A streak ran through this field: it may have covered a letter.", r.Field)] } : r)];

    private static bool IsDoubtful(Reading reading) => reading is { Blank: false, Value: not null, Kind: not ("prose" or "signature"), Boxes.Count: 0 }
        && reading.Evidence.DamagedLines >= Whole && reading.Evidence.Margin < EngineSet.Clear;
}
