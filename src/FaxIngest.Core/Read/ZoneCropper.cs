using FaxIngest.Forms;
using FaxIngest.Model;
using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Read;

/// <summary>Cuts a zone out of a page and takes the form's own ink away: rules, labels, and what belongs to the neighbors.</summary>
internal static class ZoneCropper
{
    /// <summary>Seen around a zone, pixels: 2.5 mm beside, 2 mm above and below.</summary>
    internal const int MarginX = 20, MarginY = 16;

    /// <summary>Of that, how far outside a piece of the entry does not have its middle, pixels: 0.7 mm beside and 1 mm above or below the zone still count.</summary>
    internal const int OutsideX = MarginX - 6, OutsideY = MarginY - 8;

    /// <summary>How far the page's print may lie off the template's after alignment, pixels.</summary>
    private const int Slack = 2;

    /// <summary>Largest speck, pixels; a typed period has nine and more. A speck this close to writing may be the dot of an i: it stays.</summary>
    private const int Speck = 4, DotBeside = 3, DotAbove = 7;

    /// <summary>A torn line's remains: flat and longer than a dash, pixels.</summary>
    private const int DashHeight = 3, DashWidth = 30;

    /// <summary>Least height and ink of a piece of writing, pixels: a hyphen of 10-point type is 7 wide and 3 high.</summary>
    internal const int WritingHeight = 9, WritingArea = 24;

    /// <summary>Ink in a spot of a zone beyond which it is no dirt, pixels: this, and so many times what the page's bare spots have. On 90 poor and office faxes the
    /// crumbs of 49 entries that hardly came through were 27 to 129 where dirt was 2 to 6; 303 blanks had at most 34, or 1.5 times the dirt of a peppered page.</summary>
    private const int Faintest = 24;
    private const double FaintestOverDirt = 1.5;

    /// <summary>Cuts one zone; where a line of writing goes on beyond its end, over paper that is nobody else's, as far as that goes.</summary>
    /// <param name="page">The cleaned page.</param>
    /// <param name="registration">Page over template.</param>
    /// <param name="print">The template's print.</param>
    /// <param name="zone">The zone.</param>
    public static ZoneCrop Cut(CleanedPage page, Registration registration, PrintLayer print, Zone zone)
    {
        var crop = CutBox(page, registration, print, zone);
        int end = Overrun.EndOf(zone, print);
        if (!Overrun.MayGoOn(crop, end) || Overrun.Wider(zone, print) is not { } wider) return crop;
        var whole = Cut(page, registration, print, wider);
        return whole.End >= end - WholeEntry.Edge ? whole : crop;
    }

    private static ZoneCrop CutBox(CleanedPage page, Registration registration, PrintLayer print, Zone zone)
    {
        int w = print.Page.Width, h = print.Page.Height;
        int left = (int)(zone.Box.Left * w) - MarginX, top = (int)(zone.Box.Top * h) - MarginY;
        int right = (int)Math.Ceiling(zone.Box.Right * w) + MarginX, bottom = (int)Math.Ceiling(zone.Box.Bottom * h) + MarginY;
        var view = new ZoneView(registration, print, (left, top, right - left, bottom - top));
        view.Align(page.Page);
        var seen = view.Sample(page.Page);
        var (covered, solid) = Solids.TakeFrom(seen);
        var (rest, rules, crossed) = TakeRules(seen, view);
        var lettering = Grow(view.Layer(PrintPart.Lettering), Slack);
        var pieces = Components.Of(rest);
        if (FreeFromLabels(pieces, lettering) is { } freed)
        {
            rest = freed;
            pieces = Components.Of(rest);
        }

        var (inLabels, inRules) = (pieces.Overlap(lettering), pieces.Overlap(rules));
        var inside = pieces.All.Select((p, i) => IsInside(p, (view.Width, view.Height), inLabels[i], inRules[i])).ToArray();
        var own = inside.Select((within, i) => within && pieces.All[i].Area > Speck).ToArray();
        var writing = pieces.All.Where((p, i) => own[i] && IsWriting(p)).ToList();
        // What hardly came through is in crumbs, none of which is writing by itself.
        int faintest = Faintest + (int)(FaintestOverDirt * page.Dirt), densest = writing.Count > 0 ? 0 : StrayInk.Densest(pieces.Keep(i => inside[i]));
        var crumbled = StrayInk.Densest(pieces.Keep(i => inside[i] && !own[i])) > faintest;
        var blank = writing.Count == 0 && densest <= faintest;
        if (crumbled || writing.Count == 0) own = inside;
        else KeepDots(pieces, own);
        var (written, isMore) = zone.Style == ZoneStyle.Line && !crumbled && writing.Count > 0 ? LineOfWriting.Keep(pieces, own, page.IsDusty) : ([.. own], false);
        var faint = zone.Style == ZoneStyle.Line && !blank ? FaintLine.Keep(pieces, inside, written, page.Dirt) : null;
        if (faint is not null) written = faint.Value.Kept;
        if (!crumbled && !page.IsDusty) LetterCrumbs.TakeIn(pieces, written, inside);
        var entry = pieces.Keep(i => written[i]);
        if (faint is { } rows) FaintLine.Clip(entry, rows.Top, rows.Bottom);
        var isCrossed = zone.Style == ZoneStyle.Line && !blank && !crumbled && CrossedLetters.TakeInto(entry, pieces, written, [lettering, rules]);
        var torn = view.Sample(page.Removed);
        var struck = blank || zone.Style == ZoneStyle.Signature ? null : StrikeOut.TakeFrom(entry, torn);
        if (struck is not null && !Components.Of(entry).All.Any(IsWriting)) Array.Clear(entry.Ink);

        var ink = entry.Ink.Count((byte)1);
        var (from, to) = blank || zone.Style == ZoneStyle.Signature ? (0, torn.Width) : Around(writing, torn.Width);
        var damaged = Math.Max(covered, DamagedRows(torn, from, to));
        return new ZoneCrop(entry, registration.Map(zone.Box), blank,
            ink + crossed == 0 ? 0 : (double)crossed / (ink + crossed), damaged,
            writing.Count == 0 ? 0 : writing.Average(p => p.Height),
            blank ? 1 - (double)densest / faintest : 0,
            Math.Sqrt(view.Shift.X * view.Shift.X + view.Shift.Y * view.Shift.Y),
            blank ? [] : [.. WholeEntry.Doubts([.. pieces.All.Where((_, i) => own[i])], entry.Width, solid, zone), .. Doubts()])
        {
            PrintFit = view.Fit,
            End = Enumerable.Range(0, own.Length).Where(i => written[i] && IsWriting(pieces.All[i])).Select(i => left + pieces.All[i].Right).DefaultIfEmpty(0).Max(),
            Unstruck = struck is null ? null : pieces.Keep(i => written[i]),
            Streaked = blank || damaged == 0 || zone.Style is ZoneStyle.Signature or ZoneStyle.Prose ? null : Streak.WithBarsIn(entry, view.Sample(page.Streaks)),
        };

        IEnumerable<Reason> Doubts()
        {
            if (struck is not null) yield return StrikeOut.Doubt(zone.Field);
            if (isCrossed) yield return CrossedLetters.Doubt(zone.Field);
            if (isMore) yield return WholeEntry.SecondLine(zone.Field);
        }
    }

    /// <summary>The ink without the labels that writing touches: what hangs together with a label, is mostly the label's, but has as much beside it as a letter. Null: there is none.</summary>
    private static BinaryImage? FreeFromLabels(Components pieces, BinaryImage lettering)
    {
        BinaryImage? freed = null;
        int width = pieces.Image.Width;
        var inLabels = pieces.Overlap(lettering);
        for (var i = 0; i < pieces.All.Count; i++)
        {
            var piece = pieces.All[i];
            if (piece.Height < 2 * WritingHeight || inLabels[i] == 0 || inLabels[i] * 2 < piece.Area || piece.Area - inLabels[i] < 2 * WritingArea) continue;
            int top = int.MaxValue, bottom = 0;
            for (var y = piece.Top; y < piece.Bottom; y++)
                for (var x = piece.Left; x < piece.Right; x++)
                    if (pieces.At(x, y) == i && lettering.Ink[y * width + x] == 0) (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y + 1));
            if (bottom - top < 2 * WritingHeight - Slack) continue;
            freed ??= new BinaryImage(width, pieces.Image.Height, (byte[])pieces.Image.Ink.Clone());
            for (var y = piece.Top; y < piece.Bottom; y++)
                for (var x = piece.Left; x < piece.Right; x++)
                    if (pieces.At(x, y) == i && lettering.Ink[y * width + x] != 0) freed.Ink[y * width + x] = 0;
        }

        return freed;
    }

    internal static bool IsWriting(Component piece) => piece.Area >= WritingArea && piece.Height >= WritingHeight || piece.Area >= 4 * WritingArea;

    /// <summary>A piece may be the entry's when it is not the label's, not a rule's, and has its middle inside the zone.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="view">Size of the view.</param>
    /// <param name="inLabels">How much of it lies on the form's lettering, pixels.</param>
    /// <param name="inRules">How much of it lies on the form's rules, pixels.</param>
    private static bool IsInside(Component piece, (int Width, int Height) view, int inLabels, int inRules)
    {
        double x = (piece.Left + piece.Right) / 2.0, y = (piece.Top + piece.Bottom) / 2.0;
        if (x < OutsideX || x >= view.Width - OutsideX || y < OutsideY || y >= view.Height - OutsideY) return false;
        // A line through the whole view is no writing.
        if (piece.Width <= 4 && piece.Height >= view.Height - 2) return false;
        if (piece.Height <= DashHeight && piece.Width >= DashWidth) return false;
        // The ragged edge of a rule stays behind as flat crumbs beside it.
        return inLabels * 2 < piece.Area && inRules * 10 < piece.Area * 8;
    }

    /// <summary>Gives specks back that stand where a dot would: right above or beside writing.</summary>
    private static void KeepDots(Components pieces, bool[] own)
    {
        var writing = Enumerable.Range(0, own.Length).Where(i => own[i]).Select(i => pieces.All[i]).ToList();
        for (var i = 0; i < own.Length; i++)
        {
            var dot = pieces.All[i];
            if (own[i] || dot.Area is < 2 or > Speck) continue;
            own[i] = writing.Exists(w => dot.Left <= w.Right + DotBeside && dot.Right >= w.Left - DotBeside
                && dot.Top <= w.Bottom && dot.Bottom >= w.Top - DotAbove);
        }
    }

    /// <summary>Takes the form's rules away but leaves strokes that touch or cross them; says how much ink of doubtful ownership went with them.</summary>
    private static (BinaryImage Ink, BinaryImage Near, int Crossed) TakeRules(BinaryImage seen, ZoneView view)
    {
        var across = Thicken(view.Layer(PrintPart.HorizontalRule), 0, Slack + 1);
        var down = Thicken(view.Layer(PrintPart.VerticalRule), Slack + 1, 0);
        var rest = new BinaryImage(seen.Width, seen.Height, (byte[])seen.Ink.Clone());
        var near = new BinaryImage(seen.Width, seen.Height);
        InkRow.Add(across.Ink, near.Ink);
        InkRow.Add(down.Ink, near.Ink);
        var crossed = 0;
        for (var o = near.NextInk(0); o < near.Ink.Length; o = near.NextInk(o + 1))
        {
            if (seen.Ink[o] == 0) continue;
            int x = o % seen.Width, y = o / seen.Width;
            var ofAcross = across.Ink[o] != 0 && Filled(seen, x, y, 1, 0);
            var ofDown = down.Ink[o] != 0 && Filled(seen, x, y, 0, 1);
            if (!ofAcross && !ofDown) continue;
            var passes = ofAcross && !ofDown && Passes(seen, across, x, y, 0, 1)
                || ofDown && !ofAcross && Passes(seen, down, x, y, 1, 0);
            if (passes) crossed++;
            else rest.Ink[o] = 0;
        }

        return (rest, near, crossed);
    }

    /// <summary>Whether the line through a pixel is ink for most of 8 mm: the rule itself, not writing that touches it.</summary>
    private static bool Filled(BinaryImage seen, int x, int y, int dx, int dy)
    {
        const int half = 16;
        int ink = 0, length = 0;
        for (var k = -half; k <= half; k++)
        {
            int u = x + k * dx, v = y + k * dy;
            if ((uint)u >= (uint)seen.Width || (uint)v >= (uint)seen.Height) continue;
            length++;
            ink += seen.Ink[v * seen.Width + u];
        }

        return ink * 10 >= length * 6;
    }

    /// <summary>Whether ink on both sides of a rule says that a stroke goes through it here.</summary>
    private static bool Passes(BinaryImage seen, BinaryImage rule, int x, int y, int dx, int dy)
    {
        bool Beyond(int sign)
        {
            for (var k = 1; k <= 12; k++)
            {
                int u = x + sign * k * dx, v = y + sign * k * dy;
                if ((uint)u >= (uint)seen.Width || (uint)v >= (uint)seen.Height) return false;
                if (rule.Ink[v * seen.Width + u] != 0) continue;
                return seen[u, v] || seen[u + dy, v + dx] || seen[u - dy, v - dx];
            }

            return false;
        }

        return Beyond(1) && Beyond(-1);
    }

    private static BinaryImage Grow(BinaryImage image, int by) => Thicken(Thicken(image, by, 0), 0, by);

    private static BinaryImage Thicken(BinaryImage image, int across, int down)
    {
        var grown = new BinaryImage(image.Width, image.Height);
        for (var y = 0; y < image.Height; y++)
        {
            var row = image.Row(y);
            if (!row.Contains((byte)1)) continue;
            for (var v = Math.Max(0, y - down); v <= Math.Min(image.Height - 1, y + down); v++)
                for (var by = -across; by <= across; by++) InkRow.Add(row[Math.Max(0, -by)..^Math.Max(0, by)], grown.Row(v)[Math.Max(0, by)..]);
        }

        return grown;
    }

    /// <summary>Columns from the first to the last piece of an entry's writing, and a letter's width beside it; all where nothing is writing by itself.</summary>
    private static (int From, int To) Around(IReadOnlyList<Component> writing, int width) =>
        writing.Count == 0 ? (0, width) : (Math.Max(0, writing.Min(p => p.Left) - Streak.Letter), Math.Min(width, writing.Max(p => p.Right) + Streak.Letter));

    /// <summary>Share of lines in which something was taken away between two columns.</summary>
    private static double DamagedRows(BinaryImage removed, int from, int to)
    {
        var rows = 0;
        for (var y = 0; y < removed.Height; y++)
        {
            if (removed.Row(y)[from..to].Contains((byte)1)) rows++;
        }

        return (double)rows / removed.Height;
    }
}
