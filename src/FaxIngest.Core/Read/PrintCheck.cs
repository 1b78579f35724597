using FaxIngest.Model;

namespace FaxIngest.Read;

/// <summary>Whether the form's own print stands around each field as the template has it. Another revision of a form, with rows added, exchanged or named otherwise,
/// is found and registered like the known one; only there its print differs.</summary>
/// <remarks>Of 24 office pages each, with a row inserted or two rows exchanged, 21 and 19 had such fields (2 and more all of the former); of whole pages one of 24 at
/// office and at standard resolution (one and two fields) and one of 21 poor ones. On 105
/// terrible faxes 18 accepted fields were wrong: 5 with their print at the end of where it is looked for, and 8 signatures in zones mended nearly all over
/// (<see cref="SignatureReader"/>).</remarks>
internal static class PrintCheck
{
    /// <summary>Code of the doubt about a field.</summary>
    public const string FieldCode = "print-differs";

    /// <summary>Code of the doubt about every field of a page.</summary>
    public const string PageCode = "poor-page";

    /// <summary>Share of the page's usual fit below which a field's print is missing, and the fit that a page needs to be judged: on a page that hardly came through
    /// print is missing everywhere.</summary>
    private const double Missing = 0.35, Legible = 0.45;

    /// <summary>The fit of a page below which none of its fields is believed. With 0.45 the coverage of 105 poor faxes falls from 72 to 66 %.</summary>
    private const double Faint = 0.38;

    /// <summary>Fields judged at least, and fields from which it is the page that differs.</summary>
    private const int Least = 3, Many = 2;

    /// <summary>How far the print around a field may stand from where the page's warp puts it, pixels: at the end of where it is looked for (6) another row may be
    /// taken for it.</summary>
    private const double OutOfPlace = 5;

    /// <summary>Share of the page's usual fit from which print that stands elsewhere is this field's all the same: another row has other labels.</summary>
    private const double Standing = 0.6;

    /// <summary>The readings of a page, with a doubt where the print differs, stands elsewhere, or is hardly there on the whole page.</summary>
    /// <param name="readings">Readings of a page.</param>
    /// <param name="fits">Place of a reading among them, and the share of the form's print around it that the page has, 0..1; 1 where there is too little to tell.</param>
    public static IReadOnlyList<Reading> Doubt(IReadOnlyList<Reading> readings, IReadOnlyList<(int Place, double Fit)> fits)
    {
        double[] told = [.. fits.Select(f => f.Fit).Where(f => f < 1).Order()];
        double usual = told.Length < Least ? 1 : told[told.Length / 2];
        if (usual < Faint) return [.. readings.Select(r => r with { Reasons = [.. r.Reasons, PoorPage(r.Field)] })];
        var differing = fits.Where(f => f.Fit < Missing * usual).Select(f => f.Place).ToHashSet();
        var standing = fits.Where(f => f.Fit is < 1 and var fit && fit >= Standing * usual).Select(f => f.Place).ToHashSet();
        return [.. readings.Select((r, i) => told.Length >= Least && usual >= Legible && differing.Contains(i) ? With(r, FieldCode, "What the form prints here is not what the known form prints: is it the same field?")
            : r.Evidence.Residual >= OutOfPlace && !standing.Contains(i) ? With(r, "out-of-place", "The form's print does not stand where it should here: is it the right field?") : r)];
    }

    /// <summary>The doubt about a field of a page that hardly came through.</summary>
    public static Reason PoorPage(string field) => new(PageCode, "This page hardly came through: compare with the image.", field);

    private static Reading With(Reading reading, string code, string message) => reading with { Reasons = [.. reading.Reasons, new Reason(code, message, reading.Field)] };

    /// <summary>What is said of a whole page; null when its print is the template's.</summary>
    /// <param name="readings">Readings of one page.</param>
    /// <param name="title">Of the known form.</param>
    /// <param name="revision">Of the known form.</param>
    public static Reason? OfPage(IEnumerable<Reading> readings, string title, string revision) =>
        readings.Count(r => r.Reasons.Any(reason => reason.Code == FieldCode)) < Many ? null
        : UnknownRevision($"This is not the revision of \"{title}\" that can be read ({revision})");

    /// <summary>The doubt about a page that is of another revision of its form.</summary>
    /// <param name="finding">What says so, without the full stop.</param>
    public static Reason UnknownRevision(string finding) => new("unknown-revision", $"{finding}: fields may stand elsewhere or mean something else.");
}
