using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Pipeline;

/// <summary>Pages that hardly came through, or of a hand that is hard to read: where most entries cannot be read surely, what looks sure is not to be trusted either; where half of
/// them cannot, entries are held to the target of fields that decide who gets what.</summary>
/// <remarks>On 100 terrible faxes 9 of 400 accepted values were wrong, none of 186 with this; it costs 1.2 % of the coverage of 226 poor ones and nothing of better ones.
/// These faxes were fitted on too, so that is how it was chosen, not how good it is: see "Measured" in src/README.md.</remarks>
internal static class FaintPages
{
    /// <summary>Share of a page's entries that must be sure, and how many entries it takes to tell.</summary>
    private const double LeastSure = 0.2;

    /// <summary>The share below which entries are judged strictly. Of 20,584 entries of 1,491 faxes accepted without it 33 were wrong, 19 of them in 280 faxes of ten hands; with it 324
    /// fewer are accepted, most of those hands and of terrible faxes, and 23 are wrong.</summary>
    private const double LeastSureOfEasy = 0.5;
    private const int LeastEntries = 5;

    /// <summary>The decided fields, with a doubt about every one of such a page.</summary>
    /// <param name="decided">Readings of one referral and what was decided of each by itself.</param>
    /// <param name="strictly">Decides of an entry as if its field decided who gets what.</param>
    public static IReadOnlyList<DecidedField> Doubt(IReadOnlyList<(Reading Reading, DecidedField Field)> decided, Func<Reading, DecidedField> strictly)
    {
        var sure = decided.GroupBy(d => d.Reading.Page).ToDictionary(page => page.Key, page => Sure([.. page]));
        return [.. decided.Select(d => sure[d.Reading.Page] switch
        {
            < LeastSure => Doubted(d.Field),
            < LeastSureOfEasy when IsEntry(d.Reading) => strictly(d.Reading),
            _ => d.Field,
        })];
    }

    /// <summary>Share of a page's entries that are sure; 1 where there are too few to tell. Only those that the calibration knows tell.</summary>
    private static double Sure(IReadOnlyList<(Reading Reading, DecidedField Field)> page)
    {
        var entries = page.Where(d => IsEntry(d.Reading) && d.Field.Field.Threshold is not null).ToList();
        return entries.Count < LeastEntries ? 1 : (double)entries.Count(d => d.Field.Field.Decision == Decisions.Accept) / entries.Count;
    }

    /// <summary>What engines read: ink in boxes looks sure on any page.</summary>
    private static bool IsEntry(Reading reading) => ReadingFamily.Inside(ReadingFamily.Of(reading)) == ReadingFamily.Text;

    private static DecidedField Doubted(DecidedField field) => field.Reasons.Any(r => r.Code == PrintCheck.PageCode) ? field : field with
    {
        Field = field.Field with { Decision = Decisions.Verify },
        Reasons = [.. field.Reasons, PrintCheck.PoorPage(field.Path)],
    };
}
