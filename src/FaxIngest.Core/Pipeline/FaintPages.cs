using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Pipeline;

/// <summary>Pages that hardly came through: where most entries cannot be read surely, what looks sure is not to be trusted either.</summary>
/// <remarks>On 100 terrible faxes 9 of 400 accepted values were wrong, none of 186 with this; it costs 1.2 % of the coverage of 226 poor ones and nothing of better ones.
/// These faxes were fitted on too, so that is how it was chosen, not how good it is: see "Measured" in src/README.md.</remarks>
internal static class FaintPages
{
    /// <summary>Share of a page's entries that must be sure, and how many entries it takes to tell.</summary>
    private const double LeastSure = 0.2;
    private const int LeastEntries = 5;

    /// <summary>The decided fields, with a doubt about every one of such a page.</summary>
    /// <param name="decided">Readings of one referral and what was decided of each by itself.</param>
    public static IReadOnlyList<DecidedField> Doubt(IReadOnlyList<(Reading Reading, DecidedField Field)> decided)
    {
        var faint = decided.GroupBy(d => d.Reading.Page).Where(page => IsFaint([.. page])).Select(page => page.Key).ToHashSet();
        return [.. decided.Select(d => faint.Contains(d.Reading.Page) ? Doubted(d.Field) : d.Field)];
    }

    /// <summary>Only entries that engines read and the calibration knows tell: ink in boxes looks sure on any page.</summary>
    private static bool IsFaint(IReadOnlyList<(Reading Reading, DecidedField Field)> page)
    {
        var entries = page.Where(d => ReadingFamily.Base(ReadingFamily.Of(d.Reading)) == ReadingFamily.Text && d.Field.Field.Threshold is not null).ToList();
        return entries.Count >= LeastEntries && entries.Count(d => d.Field.Field.Decision == Decisions.Accept) < LeastSure * entries.Count;
    }

    private static DecidedField Doubted(DecidedField field) => field.Reasons.Any(r => r.Code == PrintCheck.PageCode) ? field : field with
    {
        Field = field.Field with { Decision = Decisions.Verify },
        Reasons = [.. field.Reasons, PrintCheck.PoorPage(field.Path)],
    };
}
