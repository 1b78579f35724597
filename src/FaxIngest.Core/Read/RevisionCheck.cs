using System.Globalization;
using FaxIngest.Identify;
using FaxIngest.Model;
using FaxIngest.Read.Kinds;
using FaxIngest.Read.Search;
using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Read;

/// <summary>Whether a page bears the date of another revision of its form: what is printed where the template has its own date is read by the engines, one after another,
/// and each says how much likelier another date is than the template's. A date that cannot be read is no evidence.</summary>
/// <remarks>Of typed pages with another month, year or both in a footer that came through, told: office 48 of 48, at standard resolution 46 of 48, poor 34 of 41, poor at standard
/// resolution 27 of 41, terrible 1 of 5. Of pages of the known revision none: 120 office, 80 at standard resolution, 218 poor, 46 terrible; nor of 58 whose footer a sender's line was stamped over or
/// stood in place of (without <see cref="Least"/> one). The highest mean lead among the 464 is 5.8, the next 3.3. One damaged digit may be taken for another: 6 of the 156 dates told were not
/// the ones printed. Laying the print over the template's tells less: 05 and 09 differ by fewer pixels than two faxes of one page.</remarks>
internal static class RevisionCheck
{
    /// <summary>Seen around the date, and print beside it that is laid on the template's, pixels: the dash after the date stands 5 off; 18 mm hold four words of a footer.</summary>
    private const int Around = 4, Beside = 150;

    /// <summary>Engines' looks asked at most: the first engine's two and one of the second.</summary>
    private const int MostLooks = 3;

    /// <summary>Lead of the other date over the template's, in natural logarithm: the mean of the looks to be believed, the least of each look, and the most that one counts
    /// for (a digit that differs is worth 14 on a good page).</summary>
    private const double Lead = 8, Least = 4, Most = 20;

    /// <summary>How far the other date may lie from what the first look reads freely, in natural logarithm: farther it is not what is printed.</summary>
    private const double Legible = 2;

    /// <summary>Dates kept while searching, and looked at.</summary>
    private const int Width = 24, Best = 8;

    /// <summary>Digits alone: the slash is too thin to come through.</summary>
    private static readonly SymbolMap Symbols = Kinds.Symbols.Digits();

    /// <summary>The revision that a page bears; null: the template's, or none that can be read.</summary>
    /// <param name="match">The page over its template.</param>
    /// <param name="print">The template's print.</param>
    /// <param name="engines">Engines of this thread.</param>
    public static string? Other(FormMatch match, PrintLayer print, EngineSet engines)
    {
        if (match.Page.RevisionBox is not { } box) return null;
        var line = Cut(match.Registration, print, box);
        return line.Ink.Contains((byte)1) ? Other(match.Template.Revision, engines.Looks([Trimming.ToInk(line, PageReader.LineBorder)], most: 2).SelectMany(look => look)) : null;
    }

    /// <summary>The revision that looks at a date agree on; null: the known one, or none that can be read.</summary>
    /// <param name="known">The template's.</param>
    /// <param name="looks">Taken one by one, no more than are needed.</param>
    public static string? Other(string known, IEnumerable<EngineLine> looks)
    {
        string own = string.Concat(known.Where(char.IsAsciiDigit));
        string? other = null;
        double lead = 0;
        int count = 0;
        foreach (var look in looks.Take(MostLooks))
        {
            var lattice = SymbolLattice.Fold(look.Reading.Lattice ?? TextLattice.Of(look.Reading.Text), Symbols);
            if (other is null)
            {
                other = PrefixBeam.Search(lattice, new PatternGrammar(new string('d', own.Length)), Width, Best)
                    .Where(digits => digits != own && IsDate(Written(known, digits))).MaxBy(digits => lattice.LogProbability(digits));
                if (other is null || lattice.LogProbability(other) < lattice.FreeLogProbability - Legible) return null;
            }

            double by = Support(lattice, other) - Support(lattice, own);
            if (by < Least) return null;
            lead += Math.Min(by, Most);
            count++;
        }

        return count > 1 && lead >= Lead * count ? Written(known, other!) : null;
    }

    /// <summary>What is said of a page; null where it bears the template's revision or none that can be read.</summary>
    public static Reason? OfPage(FormMatch match) => match.OtherRevision is not { } other ? null
        : PrintCheck.UnknownRevision($"The footer says Rev. {other}; the known form is Rev. {match.Template.Revision}");

    private static BinaryImage Cut(Registration registration, PrintLayer print, PageBox box)
    {
        int left = (int)(box.Left * print.Page.Width) - Around, top = (int)(box.Top * print.Page.Height) - Around;
        int width = (int)Math.Ceiling(box.Right * print.Page.Width) + Around - left, height = (int)Math.Ceiling(box.Bottom * print.Page.Height) + Around - top;
        var view = new ZoneView(registration, print, (left - Beside, top, width + 2 * Beside, height));
        view.Align(registration.Page);
        var seen = view.Sample(registration.Page);
        var line = new BinaryImage(width, height);
        for (var y = 0; y < height; y++) seen.Row(y).Slice(Beside, width).CopyTo(line.Row(y));
        return line;
    }

    private static double Support(SymbolLattice lattice, string digits) => Math.Max(Heard.Impossible, lattice.LogProbability(digits));

    /// <summary>Digits set as those of the known revision are.</summary>
    private static string Written(string known, string digits)
    {
        int next = 0;
        return string.Concat(known.Select(c => char.IsAsciiDigit(c) ? digits[next++] : c));
    }

    /// <summary>A month comes first, and a year of four digits is one of this century.</summary>
    private static bool IsDate(string written)
    {
        int[] parts = [.. written.Split('/', '-', '.').Select(part => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture))];
        return parts[0] is >= 1 and <= 12 && parts[^1] is < 100 or >= 2000 and < 2100;
    }
}
