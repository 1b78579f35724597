using System.Globalization;
using FaxIngest.Forms;
using FaxIngest.Model;
using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Read;

/// <summary>Reads boxes to mark: on, off or unsure, by the ink inside that the form does not print, or a ring round the box or its label.</summary>
internal static class MarkReader
{
    /// <summary>Seen around a box, pixels: enough of the form's print to align on.</summary>
    private const int Around = 44;

    /// <summary>Share of the print around a box that is there where the box is laid well; where it is not, what is left of its line passes for a mark, up to <see cref="OnAskew"/> of ink.</summary>
    private const double WellLaid = 0.75, OnAskew = 0.12;

    /// <summary>Ink of a pen at a box, pixels, from which a tick was drawn across it though little of it is inside; and shares of ink on the middle one and on the dirtiest of three sides up to which
    /// that can be said: a line that slipped has its print there. Of 34,000 boxes of office and poor faxes 23 ticks had that with less ink than <see cref="On"/>, and none of 52 empty boxes whose inside was not clean.</summary>
    private const int Across = 80;
    private const double CleanPaper = 0.02, CleanSide = 0.15;

    /// <summary>Least margin of a mark.</summary>
    private const double LeastMargin = 0.1;

    /// <summary>The box's own line stays out: 0.03 inch on each side.</summary>
    private const int Inset = 6;

    /// <summary>Share of the inside that is ink: from <see cref="On"/> a mark, up to <see cref="Off"/> none. Typed and hand marks reach 0.11 and more,
    /// dirt of an office fax stays below 0.02.</summary>
    private const double On = 0.085, Off = 0.035, Border = 0.06;

    /// <summary>Highest bar that may be of a torn scan line, pixels, and the share of a row that it fills where it goes through the whole box.</summary>
    private const int Torn = 5;
    private const double FullRow = 0.8;

    /// <summary>Length or height of the smallest mark, pixels: 1 mm. A pen's dot is half as wide as the box; dirt of 5 pixels in a box of 24 has the ink of a mark.</summary>
    private const int Speck = 8;

    /// <summary>Ink around the box, as a share, from which something else than a mark covers it (a punch hole, a blot, a thick line).</summary>
    private const double Covered = 0.35;

    /// <summary>Length or height of a punch hole or blot, in boxes (a filled box is 1), and the share of the inside that it may hide where a mark in the rest is one: half of a cross or a tick is seen.</summary>
    private const double LeastHole = 1.3, MostHidden = 0.6;

    /// <summary>How far a mark may miss its box, pixels, and the ink there from which it does. Of 174 marks that missed by up to 0.6 of a box 40 left the inside empty, with 42
    /// pixels and more beside it; of 308 empty boxes of office and poor faxes with no mark near by 1 had as many.</summary>
    private const int Miss = 12, Missed = 40;

    /// <summary>Share of the form's print around a box that must be there for it to be the box.</summary>
    private const double LeastFit = 0.5;

    /// <summary>Points of a neighbor's ring inside a box, four pixels apart, from which the ring may be what looks like a mark in it.</summary>
    private const int Crossing = 3;

    /// <summary>Reads a zone of boxes.</summary>
    public static Reading Read(BinaryImage page, Registration registration, PrintLayer print, Zone zone, int pageNumber)
    {
        var finder = new RingFinder(registration, print);
        var marks = zone.Options.Select(o => Look(page, registration, print, o)).Select(m => m.State == BoxState.On ? m : m with { Ring = finder.Find(m.Option, m.Shift) }).ToList();
        marks = WithoutCovers(WithMisses(WithRings(marks, finder, print, zone), finder, zone), zone);
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
        var ring = Ring(seen, own, width, height);
        var isCovered = ring.Most >= Covered;
        if (isCovered && WithoutHole(seen, own, width, height) is { } rest)
        {
            (seen, own) = rest;
            ring = Ring(seen, own, width, height);
        }

        var residual = Math.Sqrt(view.Shift.X * view.Shift.X + view.Shift.Y * view.Shift.Y);
        var ink = Share(seen, own, Around + Inset, Around + Inset, width - 2 * Inset, height - 2 * Inset);
        var beside = Beside(seen, own, width, height);
        var state = ink <= Off ? BoxState.Off : IsMark() ? BoxState.On : BoxState.Unsure;
        if (isCovered && (state != BoxState.On || ring.Most >= Covered) || view.Fit < LeastFit) state = BoxState.Unsure;
        var margin = state == BoxState.On ? Math.Clamp((ink - Border) / 0.1, LeastMargin, 1) : Math.Abs(Border - ink) / Border;
        return new Mark(option, state, ink, state == BoxState.Unsure ? 0 : margin, residual)
        {
            Beside = beside, Fit = view.Fit, Shift = view.Shift, Inside = (left, top, width, height), IsCovered = isCovered,
        };

        // What the paper around the box is strewn with, a torn line through it, a speck in it, and a line that comes from elsewhere, are no mark.
        bool IsMark() => (ink >= On
                ? (ink >= OnAskew || view.Fit >= WellLaid) && Math.Min(ink - ring.Usual, WithoutTorn(seen, own, width, height)) >= On
                : beside >= Across && ring.Usual <= CleanPaper && ring.Most <= CleanSide && view.Fit >= WellLaid)
            && Longest(seen, own, width, height) >= Speck && !GoesOn(seen, own, width, height);
    }

    /// <summary>Whether one box is asked for and one is marked: weak signs at the others are none.</summary>
    private static bool IsAnswered(List<Mark> marks, Zone zone) => zone.Kind != "set" && marks.Exists(m => m.State == BoxState.On);

    /// <summary>The marks, unsure where a box is empty but a pen wrote at it and no mark near by accounts for that.</summary>
    private static List<Mark> WithMisses(List<Mark> marks, RingFinder finder, Zone zone) => IsAnswered(marks, zone) ? marks : marks.ConvertAll(m =>
        m.State == BoxState.Off && m.Beside >= Missed && !marks.Exists(o => o.State != BoxState.Off && finder.AreNear(o.Option, m.Option)) ? m.Unsure() : m);

    /// <summary>The marks with those that are a ring round a box or its label, and without those that a neighbor's ring makes.</summary>
    private static List<Mark> WithRings(List<Mark> marks, RingFinder finder, PrintLayer print, Zone zone)
    {
        var touched = marks.Where(m => m.State == BoxState.On || m.Ring is { IsLikely: true }).ToList();
        if (touched.Count == 0) return marks;
        var neighbors = print.Page.Zones.SelectMany(z => z.Options).Where(o => !marks.Exists(m => m.Option == o) && touched.Exists(m => finder.AreNear(m.Option, o)));
        var rings = marks.Select(m => m.Ring).Concat(neighbors.Select(o => finder.Find(o, touched[0].Shift))).OfType<PenRing>().Where(r => r.IsLikely).ToList();
        if (rings.Count == 0) return marks;
        bool answered = IsAnswered(marks, zone);
        return marks.ConvertAll(WithRing);

        Mark WithRing(Mark mark)
        {
            bool borrowed = mark.Ring?.IsMadeOf(rings) ?? false;
            // A gray hole over the box has an edge all round too.
            bool covered = mark is { IsCovered: true, Ink: > Off };
            if (mark.Ring is { IsClear: true } ring && !borrowed && !covered && mark.Fit >= LeastFit) return mark with { State = BoxState.On, Margin = ring.Inked };
            bool doubtful = mark.State == BoxState.On ? rings.Exists(r => r.Points.Count(mark.Holds) >= Crossing) : mark.Ring is { IsClear: true } || !answered && mark.Ring is { IsLikely: true } && !borrowed;
            return doubtful ? mark.Unsure() : mark;
        }
    }

    /// <summary>The marks where one box is asked for and one is marked: an empty box beside a punch hole or a blot is off. Of 18 such groups of labeled faxes all were right.</summary>
    private static List<Mark> WithoutCovers(List<Mark> marks, Zone zone) => !IsAnswered(marks, zone) ? marks : marks.ConvertAll(m =>
        m is { State: BoxState.Unsure, IsCovered: true, Ink: <= Off, Fit: >= LeastFit, Ring: not { IsClear: true } } ? m with { State = BoxState.Off, Margin = (Border - m.Ink) / Border } : m);

    /// <summary>Share of a box's pixels that are ink, where the form itself prints none (within a pixel).</summary>
    private static double Share(BinaryImage seen, BinaryImage own, int left, int top, int width, int height)
    {
        int ink = 0, area = 0;
        for (var y = top; y < top + height; y++)
            for (var x = left; x < left + width; x++)
            {
                if (Prints(own, x, y)) continue;
                area++;
                if (IsStroke(seen, x, y)) ink++;
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

    /// <summary>What is seen and printed, without a punch hole or a blot that leaves enough of the box to be seen: what it hides counts as print.</summary>
    private static (BinaryImage Seen, BinaryImage Own)? WithoutHole(BinaryImage seen, BinaryImage own, int width, int height)
    {
        var rest = new BinaryImage(seen.Width, seen.Height, [.. seen.Ink]);
        if (Solids.TakeFrom(rest).Taken is not { } taken) return null;
        var pieces = Components.Of(taken);
        var hole = pieces.Keep(i => Math.Max(pieces.All[i].Width, pieces.All[i].Height) > LeastHole * Math.Max(width, height));
        var hidden = 0;
        for (var y = Around + Inset; y < Around + height - Inset; y++) hidden += hole.Row(y)[(Around + Inset)..(Around + width - Inset)].Count((byte)1);
        if (hidden > MostHidden * (width - 2 * Inset) * (height - 2 * Inset)) return null;
        var hides = new BinaryImage(own.Width, own.Height, [.. own.Ink]);
        for (var i = 0; i < hole.Ink.Length; i++)
        {
            rest.Ink[i] = hole.Ink[i] != 0 ? (byte)0 : seen.Ink[i];
            hides.Ink[i] |= hole.Ink[i];
        }

        return (rest, hides);
    }

    /// <summary>Ink of a pen at a box, in it or up to 12 pixels beside it, pixels; what lies within two pixels of print may be print.</summary>
    private static int Beside(BinaryImage seen, BinaryImage own, int width, int height)
    {
        int ink = 0;
        for (var y = Around - Miss; y < Around + height + Miss; y++)
            for (var x = Around - Miss; x < Around + width + Miss; x++)
                if (IsStroke(seen, x, y) && !Prints(own, x, y, 2)) ink++;
        return ink;
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

    /// <summary>Length or height, whichever is more, of the longest piece of ink that reaches into a box and is higher than a torn line, pixels.</summary>
    private static int Longest(BinaryImage seen, BinaryImage own, int width, int height)
    {
        var ink = new BinaryImage(width + 2 * Miss, height + 2 * Miss);
        for (var y = 0; y < ink.Height; y++)
            for (var x = 0; x < ink.Width; x++)
                if (seen[x + Around - Miss, y + Around - Miss] && !Prints(own, x + Around - Miss, y + Around - Miss)) ink.Ink[y * ink.Width + x] = 1;
        int left = Miss + Inset, top = Miss + Inset, right = Miss + width - Inset, bottom = Miss + height - Inset;
        return Components.Of(ink).All.Where(p => p.Left < right && p.Right > left && p.Top < bottom && p.Bottom > top && p.Height > Torn).Select(p => Math.Max(p.Width, p.Height)).DefaultIfEmpty(0).Max();
    }

    /// <summary>Whether the ink in a box goes on to the end of what is seen, 1.8 boxes away, where the form prints nothing. No mark does: a cup's ring does, and a stroke drawn through something else.</summary>
    private static bool GoesOn(BinaryImage seen, BinaryImage own, int width, int height)
    {
        var pieces = Components.Of(seen);
        var inside = new HashSet<int>();
        for (var y = Around + Inset; y < Around + height - Inset; y++)
            for (var x = Around + Inset; x < Around + width - Inset; x++)
                if (seen[x, y] && !Prints(own, x, y)) inside.Add(pieces.At(x, y));
        return Rim().Any(at => seen[at.X, at.Y] && !Prints(own, at.X, at.Y, 2) && inside.Contains(pieces.At(at.X, at.Y)));

        IEnumerable<(int X, int Y)> Rim()
        {
            for (var x = 0; x < seen.Width; x++)
                foreach (var y in (int[])[0, seen.Height - 1]) yield return (x, y);
            for (var y = 0; y < seen.Height; y++)
                foreach (var x in (int[])[0, seen.Width - 1]) yield return (x, y);
        }
    }

    /// <summary>Whether a pixel is ink and no lone one: that is dirt.</summary>
    internal static bool IsStroke(BinaryImage seen, int x, int y) => seen[x, y] && (seen[x - 1, y] || seen[x + 1, y]) && (seen[x, y - 1] || seen[x, y + 1]);

    private static bool Prints(BinaryImage own, int x, int y, int within = 1)
    {
        for (var v = y - within; v <= y + within; v++)
            for (var u = x - within; u <= x + within; u++)
                if (own[u, v]) return true;
        return false;
    }

    /// <summary>A box as it was seen.</summary>
    private sealed record Mark(MarkOption Option, BoxState State, double Ink, double Margin, double Residual)
    {
        /// <summary>Ink of a pen in it and beside it, pixels.</summary>
        public int Beside { get; init; }

        /// <summary>Share of the print around it that the page has, 0..1.</summary>
        public double Fit { get; init; }

        /// <summary>How far that print lies off the page's warp, pixels.</summary>
        public (int X, int Y) Shift { get; init; }

        /// <summary>Something black beside it may hide a mark.</summary>
        public bool IsCovered { get; init; }

        /// <summary>What a pen may have drawn round it or its label; not looked for where the box is marked.</summary>
        public PenRing? Ring { get; init; }

        /// <summary>The box, pixels of the template.</summary>
        public (int Left, int Top, int Width, int Height) Inside { get; init; }

        public Mark Unsure() => this with { State = BoxState.Unsure, Margin = 0 };

        public bool Holds((int X, int Y) point) =>
            point.X >= Inside.Left && point.X < Inside.Left + Inside.Width && point.Y >= Inside.Top && point.Y < Inside.Top + Inside.Height;
    }
}
