using FaxIngest.Forms;
using FaxIngest.Model;
using FaxIngest.Register;

namespace FaxIngest.Read;

/// <summary>Follows an entry that runs over the end of its box: into paper on which the form prints nothing and has no other entry.</summary>
internal static class Overrun
{
    /// <summary>How much farther is looked at a time, pixels: 8 mm, more than the gap between two words.</summary>
    private const int Stride = 64;

    /// <summary>Least paper that counts as room, pixels: 5 mm; between two boxes of a row there is less.</summary>
    private const int Room = 40;

    /// <summary>Paper left at the sheet's edge, pixels: what faxes and scanners blacken.</summary>
    private const int Sheet = 24;

    /// <summary>Paper between two words, pixels: writing that ends no farther from the end of its box may go on beyond it.</summary>
    private const int Gap = 20;

    /// <summary>How far writing must stand over the end of its box to be in the next one, and the farthest that boxes of a row stand apart, pixels.</summary>
    private const int Over = 4, Apart = 24;

    /// <summary>The end of a zone's box, pixels of the template from the left.</summary>
    public static int EndOf(Zone zone, PrintLayer print) => (int)Math.Ceiling(zone.Box.Right * print.Page.Width);

    /// <summary>Whether writing comes so near to the end of its box that it may go on.</summary>
    public static bool MayGoOn(ZoneCrop crop, int end) => crop.End >= end - Gap;

    /// <summary>A one-line zone as far as there is room to its right, or a stride; null where there is none.</summary>
    public static Zone? Wider(Zone zone, PrintLayer print)
    {
        if (zone.Style != ZoneStyle.Line) return null;
        int w = print.Page.Width, h = print.Page.Height, end = EndOf(zone, print), top = (int)(zone.Box.Top * h), bottom = (int)Math.Ceiling(zone.Box.Bottom * h);
        int free = 0;
        while (free < Stride && end + free < w - Sheet && IsFree(end + free)) free++;
        return free < Room ? null : zone with { Box = zone.Box with { Right = (double)(end + free) / w } };

        bool IsFree(int x) =>
            !print.Page.Zones.Any(z => z.Field != zone.Field && z.Box.Left * w <= x && z.Box.Right * w > x && z.Box.Top < zone.Box.Bottom && z.Box.Bottom > zone.Box.Top)
            && !Enumerable.Range(top, bottom - top).Any(y => print.Has(x, y, PrintPart.Lettering));
    }

    /// <summary>The readings, those doubted into whose box the writing of the box before it runs.</summary>
    /// <param name="readings">The readings of a page.</param>
    /// <param name="written">Zones with the place of their reading and where their writing ends.</param>
    /// <param name="print">The form's print.</param>
    public static IReadOnlyList<Reading> Doubt(IReadOnlyList<Reading> readings, IReadOnlyList<(Zone Zone, int Place, int End)> written, PrintLayer print)
    {
        int w = print.Page.Width;
        bool RunsInto(Zone from, int end, Zone zone) => from.Style == ZoneStyle.Line && end > EndOf(from, print) + Over
            && zone.Box.Left >= from.Box.Right && zone.Box.Left * w - Apart <= EndOf(from, print) && zone.Box.Top < from.Box.Bottom && zone.Box.Bottom > from.Box.Top;
        var doubted = written.Where(to => !readings[to.Place].Blank && written.Any(from => RunsInto(from.Zone, from.End, to.Zone))).ToDictionary(to => to.Place, to => to.Zone.Field);
        return doubted.Count == 0 ? readings : [.. readings.Select((r, i) => doubted.TryGetValue(i, out var field) ? r with { Reasons = [.. r.Reasons, new Reason("runs-over", "Writing of the box before it may run into this one.", field)] } : r)];
    }
}
