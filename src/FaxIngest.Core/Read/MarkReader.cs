using System.Globalization;
using FaxIngest.Forms;
using FaxIngest.Model;
using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Read;

/// <summary>Reads boxes to mark: on, off or unsure, by the ink inside that the form does not print.</summary>
internal static class MarkReader
{
    /// <summary>Seen around a box, pixels: enough of the form's print to align on.</summary>
    private const int Around = 44;

    /// <summary>The box's own line stays out: 0.03 inch on each side.</summary>
    private const int Inset = 6;

    /// <summary>Share of the inside that is ink: from <see cref="On"/> a mark, up to <see cref="Off"/> none. Typed and hand marks reach 0.11 and more,
    /// dirt of an office fax stays below 0.02.</summary>
    private const double On = 0.085, Off = 0.035, Border = 0.06;

    /// <summary>Highest bar across the whole box that may be a torn scan line, pixels, and the share of a row that it fills.</summary>
    private const int Torn = 5;
    private const double FullRow = 0.8;

    /// <summary>Ink around the box, as a share, from which something else than a mark covers it (a punch hole, a blot, a thick line).</summary>
    private const double Covered = 0.35;

    /// <summary>Reads a zone of boxes.</summary>
    public static Reading Read(BinaryImage page, Registration registration, PrintLayer print, Zone zone, int pageNumber)
    {
        var marks = zone.Options.Select(o => Look(page, registration, print, o)).ToList();
        var on = marks.Where(m => m.State == BoxState.On).ToList();
        var reasons = new List<Reason>();
        foreach (var mark in marks.Where(m => m.State == BoxState.Unsure))
            reasons.Add(new Reason("unsure-box", $"It cannot be told whether the box “{mark.Option.Label}” is marked.", zone.Field));
        if (zone.Kind != "set" && on.Count > 1)
            reasons.Add(new Reason("group-two-ticked", "More than one box is marked where one is asked for.", zone.Field));
        var blank = marks.TrueForAll(m => m.State == BoxState.Off);
        return new Reading
        {
            Field = zone.Field,
            Kind = zone.Kind,
            Page = pageNumber,
            Box = registration.Map(zone.Box),
            Blank = blank,
            Text = string.Join("; ", on.Select(m => m.Option.Label)),
            Value = blank ? null : Value(zone, marks),
            Engines = [new EngineReading("ink", string.Join("; ", marks.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Option.Value} {m.Ink:F2}"))), Value(zone, marks)?.Flat, new RawScore(marks.Min(m => m.Margin)))],
            Boxes = [.. marks.Select(m => new BoxReading(m.Option.Value, m.State, Math.Round(m.Ink, 3)))],
            Evidence = new Evidence
            {
                Engines = 1,
                Agreeing = 1,
                InkMargin = marks.Min(m => m.Margin),
                Residual = marks.Max(m => m.Residual),
                Grammar = zone.Kind != "set" && on.Count > 1 ? -1 : 0,
                Length = on.Count,
            },
            CropSha256 = ImageHash.Of(page, registration.Map(zone.Box)),
            Reasons = reasons,
        };
    }

    private static FieldValue? Value(Zone zone, List<Mark> marks)
    {
        var on = marks.Where(m => m.State == BoxState.On).ToList();
        if (on.Count == 0) return null;
        if (zone.Kind == "set") return FieldValue.Of(on.Select(m => m.Option.Value));
        var most = on.MaxBy(m => m.Ink)!.Option.Value;
        return zone.Kind == "yes-no" ? FieldValue.Of(most == "true") : FieldValue.Of(most);
    }

    private static Mark Look(BinaryImage page, Registration registration, PrintLayer print, MarkOption option)
    {
        int w = print.Page.Width, h = print.Page.Height;
        int left = (int)Math.Round(option.Box.Left * w), top = (int)Math.Round(option.Box.Top * h);
        int width = (int)Math.Round(option.Box.Width * w), height = (int)Math.Round(option.Box.Height * h);
        var view = new ZoneView(registration, print, (left - Around, top - Around, width + 2 * Around, height + 2 * Around));
        view.Align(page);
        var seen = view.Sample(page);
        var own = view.Layer(PrintPart.Any);
        var residual = Math.Sqrt(view.Shift.X * view.Shift.X + view.Shift.Y * view.Shift.Y);
        var ink = Share(seen, own, Around + Inset, Around + Inset, width - 2 * Inset, height - 2 * Inset);
        var state = ink >= On ? BoxState.On : ink <= Off ? BoxState.Off : BoxState.Unsure;
        var ring = Ring(seen, own, width, height);
        // What the paper around the box is strewn with, and a torn line through it, are no mark.
        if (state == BoxState.On && Math.Min(ink - ring.Usual, WithoutTorn(seen, own, width, height)) < On || ring.Most >= Covered || view.Fit < 0.5) state = BoxState.Unsure;
        var margin = ink > Border ? Math.Min(1, (ink - Border) / 0.1) : (Border - ink) / Border;
        return new Mark(option, state, ink, state == BoxState.Unsure ? 0 : margin, residual);
    }

    /// <summary>Share of a box's pixels that are ink, where the form itself prints none (within a pixel).</summary>
    private static double Share(BinaryImage seen, BinaryImage own, int left, int top, int width, int height)
    {
        int ink = 0, area = 0;
        for (var y = top; y < top + height; y++)
            for (var x = left; x < left + width; x++)
            {
                if (Prints(own, x, y)) continue;
                area++;
                // A lone pixel is dirt.
                if (seen[x, y] && (seen[x - 1, y] || seen[x + 1, y]) && (seen[x, y - 1] || seen[x, y + 1])) ink++;
            }

        return area == 0 ? 0 : (double)ink / area;
    }

    /// <summary>Shares of ink left of, above and below the box (its label is to the right), 3 to 12 pixels away: the middle one and the greatest.</summary>
    private static (double Usual, double Most) Ring(BinaryImage seen, BinaryImage own, int width, int height)
    {
        const int near = 3, far = 12;
        double[] sides =
        [
            Share(seen, own, Around - far, Around - near, far - near, height + 2 * near),
            Share(seen, own, Around - near, Around - far, width + 2 * near, far - near),
            Share(seen, own, Around - near, Around + height + near, width + 2 * near, far - near),
        ];
        Array.Sort(sides);
        return (sides[1], sides[2]);
    }

    /// <summary>Share of a box's pixels that are ink, rows aside that a low bar fills from side to side; where more rows are full it is a filled box.</summary>
    private static double WithoutTorn(BinaryImage seen, BinaryImage own, int width, int height)
    {
        var inside = width - 2 * Inset;
        double ink = 0, rest = 0;
        int rows = 0, full = 0;
        for (var y = Around + Inset; y < Around + height - Inset; y++, rows++)
        {
            var row = Share(seen, own, Around + Inset, y, inside, 1);
            ink += row;
            if (row >= FullRow) full++;
            else rest += row;
        }

        return rows == 0 ? 0 : (full > Torn ? ink : rest) / rows;
    }

    private static bool Prints(BinaryImage own, int x, int y)
    {
        for (var v = y - 1; v <= y + 1; v++)
            for (var u = x - 1; u <= x + 1; u++)
                if (own[u, v]) return true;
        return false;
    }

    private sealed record Mark(MarkOption Option, BoxState State, double Ink, double Margin, double Residual);
}
