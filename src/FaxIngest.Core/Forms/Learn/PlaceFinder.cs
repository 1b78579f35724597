using FaxIngest.Model;

namespace FaxIngest.Forms.Learn;

/// <summary>Finds where a blank page is filled in, and what is printed for each place.</summary>
internal sealed class PlaceFinder
{
    /// <summary>Fractions of a letter page: room to write needs a tenth of an inch down; a line of writing on a rule reaches a quarter of an inch up.</summary>
    private const double LeastRoom = 0.1 / 11, OnRule = 0.25 / 11;

    /// <summary>A label belongs to a place no further from it than this: a quarter of an inch.</summary>
    private const double Beside = 0.25 / 8.5, Under = 0.2 / 11;

    /// <summary>A comb has at least so many cells, none wider than four tenths of an inch.</summary>
    private const int LeastComb = 4;
    private const double WidestCell = 0.4 / 8.5;

    /// <summary>Higher than this is room for several lines: half an inch.</summary>
    private const double SeveralLines = 0.5 / 11;

    private readonly BlankFormPage page;
    private readonly PrintedText text;
    private readonly IReadOnlyList<PageBox> boxes;
    private readonly RuledCells ruled;
    private readonly List<List<PageBox>> combs;
    private readonly bool labelsUnder, combLabelsUnder;

    public PlaceFinder(BlankFormPage page, PrintedText text)
    {
        (this.page, this.text) = (page, text);
        ruled = new RuledCells(page.Print);
        combs = Combs(ruled.Cells);
        // One form keeps to one habit: labels under the places, or left of or over them.
        var fillable = page.Widgets.Where(w => w.Style != ZoneStyle.Marks).Select(w => w.Box).ToList();
        var blanks = fillable.Count > 0 ? fillable : [.. ruled.Underlines.Select(OnTop).Where(room => !text.In(room).Any())];
        combLabelsUnder = combs.Count(c => UnderOf(Around(c)) is not null && OverOf(Around(c)) is null) > combs.Count(c => OverOf(Around(c)) is not null);
        labelsUnder = blanks.Count(room => UnderOf(room) is not null) > blanks.Count(room => LeftOf(room) is not null || fillable.Count > 0 && OverOf(room) is not null);
        boxes = page.Widgets.Any(w => w.Style == ZoneStyle.Marks) ? [.. page.Widgets.Where(w => w.Style == ZoneStyle.Marks).Select(w => w.Box)] : PrintedBoxes.Find(page);
    }

    /// <summary>All places, in the order of the form.</summary>
    public IReadOnlyList<EntryPlace> Find()
    {
        var drawn = Cells().Concat(OnRules()).ToList();
        var places = page.Widgets.Where(w => w.Style != ZoneStyle.Marks).Select(OfWidget).ToList();
        // What can be filled in on a screen leaves out what is done by hand: the signature.
        places.AddRange(places.Count == 0 ? drawn : drawn.Where(d => IsSignature(d.Label) && !places.Exists(p => Meet(p.Box, d.Box))));
        return [.. places.Select(p => IsSignature(p.Label) ? p with { Style = ZoneStyle.Signature } : p).Concat(Marks()).OrderBy(p => p.Box.Top).ThenBy(p => p.Box.Left)];
    }

    private static bool IsSignature(string label) => label.Contains("signature", StringComparison.OrdinalIgnoreCase) || label.Contains("signed by", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is printed says more than the name an author gave, which is often cut or numbered; the name is what is left where nothing is printed.</summary>
    private EntryPlace OfWidget(FormWidget widget)
    {
        var style = widget.Style == ZoneStyle.Line && widget.Box.Height > SeveralLines ? ZoneStyle.Prose : widget.Style;
        var comb = combs.Find(c => c.TrueForAll(cell => Meet(cell, widget.Box)));
        if (comb is not null) return new EntryPlace(ZoneStyle.Comb, Around(comb), LabelOf(Around(comb), combLabelsUnder), comb.Count, Name: widget.Name);
        var cell = ruled.Cells.Where(c => Meet(c, widget.Box) && c.Width >= 0.8 * widget.Box.Width).OrderBy(c => c.Width * c.Height).FirstOrDefault();
        string printed = cell == default ? LabelOf(widget.Box) : text.In(cell).Any() ? PrintedText.Join(text.In(cell)) : HeadOf(cell);
        return new EntryPlace(style, widget.Box, printed, widget.Cells, Name: widget.Name);
    }

    private static PageBox Around(IEnumerable<PageBox> boxes) => boxes.Aggregate((a, b) => a.Union(b));

    // --- cells ------------------------------------------------------------------------------------

    private IEnumerable<EntryPlace> Cells()
    {
        foreach (var comb in combs) yield return new EntryPlace(ZoneStyle.Comb, Around(comb), LabelOf(Around(comb), combLabelsUnder), comb.Count);
        var single = ruled.Cells.Except(combs.SelectMany(c => c)).ToList();
        foreach (var cell in single)
        {
            // A cell that holds others, or boxes to mark, is no place to write in.
            if (single.Exists(other => other != cell && Inside(other, cell)) || boxes.Any(box => Meet(box, cell))) continue;
            var printed = text.In(cell).ToList();
            if (printed.Count == 0)
            {
                if (cell.Height >= LeastRoom) yield return new EntryPlace(Height(cell), cell, HeadOf(cell));
            }
            else if (RoomIn(cell, printed) is { } room && !(single.Exists(below => IsColumn(cell, below) && !text.In(below).Any()) && cell.Height < SeveralLines / 2))
            {
                yield return new EntryPlace(Height(room), room, PrintedText.Join(printed));
            }
        }
    }

    /// <summary>One cell right under another, of its width.</summary>
    private static bool IsColumn(PageBox above, PageBox below) =>
        Math.Abs(above.Bottom - below.Top) < 0.004 && Math.Abs(above.Left - below.Left) < 0.006 && Math.Abs(above.Right - below.Right) < 0.006;

    private static ZoneStyle Height(PageBox room) => room.Height > SeveralLines ? ZoneStyle.Prose : ZoneStyle.Line;

    /// <summary>Where there is room in a cell beside what is printed: under it, else right of it.</summary>
    private static PageBox? RoomIn(PageBox cell, List<PrintedLabel> printed)
    {
        var around = printed.Select(l => l.Box).Aggregate((a, b) => a.Union(b));
        double margin = 0.02 / 11;
        var under = cell with { Top = around.Bottom + margin };
        var right = cell with { Left = around.Right + margin };
        // A label nearly as high as a line of writing stands on the line to be written on: then all of the cell is room, its print is taken away anyhow.
        if (under.Height >= 1.2 * LeastRoom) return printed.Max(l => l.Box.Height) > 0.6 * under.Height ? cell : under;
        return right.Width >= 0.3 * cell.Width && cell.Height >= LeastRoom ? right : null;
    }

    /// <summary>Rows of narrow cells of one width.</summary>
    private List<List<PageBox>> Combs(IReadOnlyList<PageBox> cells)
    {
        var combs = new List<List<PageBox>>();
        List<PageBox> row = [];
        foreach (var cell in cells.Where(c => c.Width <= WidestCell && !text.In(c).Any()).OrderBy(c => Math.Round(c.Top, 2)).ThenBy(c => c.Left))
        {
            bool follows = row.Count > 0 && Math.Abs(cell.Top - row[^1].Top) < LeastRoom / 2 && cell.Left - row[^1].Right is > -0.002 and < 0.006 && Math.Abs(cell.Width - row[^1].Width) < 0.006;
            if (!follows)
            {
                if (row.Count >= LeastComb) combs.Add(row);
                row = [];
            }
            row.Add(cell);
        }
        if (row.Count >= LeastComb) combs.Add(row);
        return combs;
    }

    /// <summary>For an empty cell of a table: what is printed in the head of its column.</summary>
    private string HeadOf(PageBox cell)
    {
        var above = cell;
        while (!text.In(above).Any())
        {
            var next = ruled.Cells.FirstOrDefault(c => IsColumn(c, above));
            if (next == default) return LabelOf(cell);
            above = next;
        }
        return PrintedText.Join(text.In(above));
    }

    // --- rules to write on ------------------------------------------------------------------------

    private static PageBox OnTop(PageBox rule) => new(rule.Left, Math.Max(0, rule.Top - OnRule), rule.Right, rule.Top);

    private List<EntryPlace> OnRules()
    {
        var places = new List<EntryPlace>();
        foreach (var rule in ruled.Underlines)
        {
            var room = OnTop(rule);
            // What is printed high above the rule ends the room; what stands on it takes its part of it; a rule under a heading is no place to write.
            var printed = text.In(room with { Top = rule.Top - LeastRoom }).ToList();
            if (printed.Count > 0)
            {
                if (printed.Exists(l => FormDrafter.IsHeading(l.Text))) continue;
                room = room with { Left = printed.Max(l => l.Box.Right) + 0.005 };
                if (room.Width < 0.3 * rule.Width) continue;
            }
            double above = AboveOf(rule);
            var tall = room with { Top = above };
            room = room with { Top = Math.Max(room.Top, above) };
            if (boxes.Any(box => Meet(box, room)) || room.Height < LeastRoom) continue;
            string label = printed.Count > 0 ? PrintedText.Join(printed) : SignatureOver(rule, above) ?? LabelOf(room);
            // Further rules under one that has a label are its further lines.
            int first = places.FindLastIndex(p => (label.Length == 0 || label == p.Label) && Math.Abs(p.Box.Right - room.Right) < 0.01 && room.Top - p.Box.Bottom is > -0.004 and < OnRule && room.Left <= p.Box.Left + 0.01);
            if (first >= 0) places[first] = places[first] with { Style = ZoneStyle.Prose, Box = places[first].Box.Union(room) };
            else if (label.Length > 0) places.Add(new EntryPlace(ZoneStyle.Line, room, label) { Tall = labelsUnder ? tall : room });
        }
        return places;
    }

    /// <summary>Bottom of the nearest thing printed over a rule, at most two inches up.</summary>
    private double AboveOf(PageBox rule) => text.Labels.Select(l => l.Box).Concat(ruled.Underlines).Concat(ruled.Bars).Concat(ruled.Cells).Concat(boxes)
        .Where(b => Overlap(b, rule) && b.Bottom < rule.Top - LeastRoom / 2).Select(b => b.Bottom).Append(rule.Top - 2 / 11.0).Append(0).Max();

    /// <summary>"Signature:", and under it room and a rule: what stands under the rule says only who signs. Null where the room over a rule begins otherwise.</summary>
    private string? SignatureOver(PageBox rule, double above) => LeftOf(OnTop(rule)) is not null ? null : text.Labels
        .Where(l => Math.Abs(l.Box.Bottom - above) < 0.001 && Overlap(l.Box, rule) && l.Text.EndsWith(':') && IsSignature(l.Text)).Select(l => l.Text).FirstOrDefault();

    /// <summary>What is printed for a place that holds no print itself, by the form's habit first.</summary>
    private string LabelOf(PageBox place) => LabelOf(place, labelsUnder);

    private string LabelOf(PageBox place, bool underFirst)
    {
        var left = LeftOf(place);
        var under = UnderOf(place);
        if (underFirst && (under ?? left) is { } first) return first.Text;
        if (left is not null) return left.Text;
        var over = OverOf(place);
        if (under is null || over is null) return (over ?? under)?.Text ?? "";
        return under.Box.Top - place.Bottom <= place.Top - over.Box.Bottom ? under.Text : over.Text;
    }

    private PrintedLabel? LeftOf(PageBox place)
    {
        double middle = (place.Top + place.Bottom) / 2;
        return text.Labels.Where(l => l.Box.Right <= place.Left + 0.005 && place.Left - l.Box.Right < Beside && l.Box.Bottom > middle && l.Box.Top < place.Bottom).MaxBy(l => l.Box.Right);
    }

    private PrintedLabel? OverOf(PageBox place) =>
        text.Labels.Where(l => l.Box.Bottom <= place.Top + 0.003 && place.Top - l.Box.Bottom < Under && Overlap(l.Box, place) && !FormDrafter.IsHeading(l.Text)).MaxBy(l => l.Box.Bottom);

    private PrintedLabel? UnderOf(PageBox place) =>
        text.Labels.Where(l => l.Box.Top >= place.Bottom - 0.003 && l.Box.Top - place.Bottom < Under && Math.Abs(l.Box.Left - place.Left) < Beside && !FormDrafter.IsHeading(l.Text)).MinBy(l => l.Box.Top);

    private static bool Overlap(PageBox label, PageBox place) => label.Left < place.Right && label.Right > place.Left;

    // --- boxes to mark ----------------------------------------------------------------------------

    private IEnumerable<EntryPlace> Marks()
    {
        var rows = new List<List<PageBox>>();
        foreach (var box in boxes.OrderBy(b => b.Top))
        {
            var row = rows.Find(r => Math.Abs(Middle(r[0]) - Middle(box)) < box.Height / 2);
            if (row is null) rows.Add(row = []);
            row.Add(box);
        }
        foreach (var row in rows)
        {
            row.Sort((a, b) => a.Left.CompareTo(b.Left));
            bool right = Right(row[^1], null).Length > 0;
            string question = QuestionOf(row, right);
            // "Sex:  MALE [ ]  FEMALE [ ]": with names on the left the question stands before the first of them.
            string[] asked = right ? [] : Left(row[0], null).Split(':', 2, StringSplitOptions.TrimEntries);
            bool inFront = asked.Length == 2 && asked[0].Length > 0 && asked[1].Length > 0;
            if (inFront) question = asked[0];
            for (int i = 0; i < row.Count; i++)
            {
                string printed = right ? Right(row[i], i + 1 < row.Count ? row[i + 1] : null) : i == 0 && inFront ? asked[1] : Left(row[i], i > 0 ? row[i - 1] : null);
                yield return new EntryPlace(ZoneStyle.Marks, row[i], printed, Question: question, Name: NameAt(row[i]));
            }
        }
    }

    private string NameAt(PageBox box) => page.Widgets.FirstOrDefault(w => w.Box == box)?.Name ?? "";

    private static double Middle(PageBox box) => (box.Top + box.Bottom) / 2;

    /// <summary>Words of a label that stand on the height of a box, within limits across.</summary>
    private IEnumerable<Recognize.PageWord> WordsBeside(PageBox box, double from, double to) => page.Words
        .Where(w => w.Text.Any(char.IsLetterOrDigit) && w.Box.Top < Middle(box) && w.Box.Bottom > Middle(box) && w.Box.Left >= from - 0.003 && w.Box.Right <= to + 0.003)
        .OrderBy(w => w.Box.Left);

    private string Right(PageBox box, PageBox? next)
    {
        var words = new List<string>();
        double end = box.Right;
        foreach (var word in WordsBeside(box, box.Right, next?.Left ?? 1))
        {
            if (word.Box.Left - end > Beside) break;
            words.Add(word.Text);
            end = word.Box.Right;
        }
        return string.Join(' ', words);
    }

    private string Left(PageBox box, PageBox? before)
    {
        var words = new List<string>();
        double start = box.Left;
        foreach (var word in WordsBeside(box, before?.Right ?? 0, box.Left).Reverse())
        {
            if (start - word.Box.Right > Beside) break;
            words.Insert(0, word.Text);
            start = word.Box.Left;
        }
        return string.Join(' ', words);
    }

    /// <summary>What a row of boxes is about: printed before the first box, or on the line above the row.</summary>
    private string QuestionOf(List<PageBox> row, bool labelsRight)
    {
        if (labelsRight && string.Join(' ', WordsBeside(row[0], 0, row[0].Left).Select(w => w.Text)) is { Length: > 0 } before) return before;
        var first = row[0];
        var over = text.Labels.Where(l => l.Box.Bottom <= first.Top + 0.006 && first.Top - l.Box.Bottom < 2 * Under && l.Box.Left < first.Right + Beside && !boxes.Any(b => Math.Abs(Middle(b) - Middle(l.Box)) < b.Height / 2))
            .OrderByDescending(l => l.Box.Bottom).FirstOrDefault();
        return over?.Text ?? "";
    }

    private static bool Meet(PageBox a, PageBox b) => a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;

    private static bool Inside(PageBox inner, PageBox outer) =>
        inner.Left >= outer.Left && inner.Right <= outer.Right && inner.Top >= outer.Top && inner.Bottom <= outer.Bottom;
}
