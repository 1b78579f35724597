namespace FaxIngest.Read;

/// <summary>How well a page can be read, told by its other entries: one pen, one scanner and one telephone line made them all. What engines agree on of a hand that
/// is hard to read is wrong more often than evidence as good on a typed page.</summary>
internal static class PageClarity
{
    /// <summary>Other entries that it takes to tell.</summary>
    private const int Least = 3;

    /// <summary>The readings of one referral, each entry with its page's clarity (<see cref="Evidence.PageClarity"/>).</summary>
    public static IReadOnlyList<Reading> Weigh(IReadOnlyList<Reading> readings)
    {
        var pages = readings.Where(IsEntry).GroupBy(r => r.Page).ToDictionary(page => page.Key, page => (Entries: page.Count(), Alike: page.Count(IsAlike)));
        return [.. readings.Select(r => IsEntry(r) ? r with { Evidence = r.Evidence with { PageClarity = Others(pages[r.Page], r) } } : r)];
    }

    private static double Others((int Entries, int Alike) page, Reading reading) =>
        page.Entries - 1 < Least ? 0 : (double)(page.Alike - (IsAlike(reading) ? 1 : 0)) / (page.Entries - 1);

    /// <summary>Engines read it: one line, and not blank.</summary>
    private static bool IsEntry(Reading reading) => !reading.Blank && reading.Evidence.Engines > 0 && FieldKinds.IsLine(reading.Kind);

    private static bool IsAlike(Reading reading) => reading.Value is not null && reading.Evidence.RawAgreeing == reading.Evidence.Engines;
}
