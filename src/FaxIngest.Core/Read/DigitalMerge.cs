using FaxIngest.Model;
using FaxIngest.Read.Search;
using FaxIngest.Recognize;
using FaxIngest.Recognize.Cloud;
using FaxIngest.Render;

namespace FaxIngest.Read;

/// <summary>Compares readings with what the file itself says in their zones. The picture is what a person sees, so it is always read; the file's own text
/// confirms it, is offered where the picture could not be read, and where both differ a person looks: text may be hidden, covered or cut off.</summary>
public static class DigitalMerge
{
    /// <summary>Name under which the file's text stands among a reading's engines.</summary>
    public const string Engine = "pdf";

    /// <summary>Share of the smaller of two boxes that must be common for a field's value or a note to belong to a zone.</summary>
    private const double Common = 0.5;

    /// <summary>Texts without those that others stand over: a note or a field's value is what shows, not the print beneath.</summary>
    public static IReadOnlyList<PlacedText> Visible(IReadOnlyList<PlacedText> texts)
    {
        var notes = texts.Where(t => t.Origin == TextOrigin.Note).ToList();
        var over = texts.Where(t => t.Origin != TextOrigin.Print).ToList();
        return
        [
            .. texts.Where(t => t.Text.Trim().Length > 0).Where(t => t.Origin switch
            {
                TextOrigin.Print => !over.Exists(o => MiddleIn(t.Box, o.Box)),
                TextOrigin.Field => !notes.Exists(n => Share(t.Box, n.Box) >= Common),
                _ => true,
            }),
        ];
    }

    /// <summary>The readings with the file's opinion.</summary>
    /// <param name="readings">Readings of one page.</param>
    /// <param name="texts">What the file says of that page, turned as the page was.</param>
    /// <param name="kinds">Kinds of fields.</param>
    public static IReadOnlyList<Reading> Apply(IReadOnlyList<Reading> readings, IReadOnlyList<PlacedText> texts, FieldKinds kinds)
    {
        var visible = Visible(texts);
        if (visible.Count == 0) return readings;
        // A field's value or a note belongs to the one zone that it shares most with.
        var owned = visible.Where(t => t.Origin != TextOrigin.Print)
            .Select(t => (Text: t, Zone: readings.Where(r => kinds.Knows(r.Kind)).MaxBy(r => Share(r.Box, t.Box))))
            .Where(x => x.Zone is not null && Share(x.Zone.Box, x.Text.Box) >= Common)
            .ToLookup(x => x.Zone!, x => x.Text, ReferenceEqualityComparer.Instance);
        return [.. readings.Select(r => kinds.Knows(r.Kind) ? Merge(r, [.. owned[r], .. visible.Where(t => t.Origin == TextOrigin.Print && MiddleIn(t.Box, r.Box))], kinds) : r)];
    }

    private static Reading Merge(Reading reading, IReadOnlyList<PlacedText> texts, FieldKinds kinds)
    {
        if (texts.Count == 0) return reading;
        string text = string.Join(' ', Lines(texts).SelectMany(line => line.OrderBy(t => t.Box.Left)).Select(t => string.Join(' ', t.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        var decoded = kinds[reading.Kind].Decode([new EngineLine(Engine, new LineReading(text, new RawScore(1), TextLattice.Exact(text)))]);
        var said = new EngineReading(Engine, text, decoded.Value?.Flat, new RawScore(1));
        if (decoded.Value is not { } value) return Add(reading, said, Opinion.None);
        if (reading.Blank) return Add(reading, said, Opinion.Alone) with { Blank = false, Value = value, Text = text, Reasons = [.. reading.Reasons, Differing(reading)] };
        if (reading.Value is null) return Add(reading, said, Opinion.Alone) with { Value = value, Text = text };
        if (OpinionMerge.Same(reading.Value, value, reading.Kind)) return Add(reading, said, Opinion.Agrees);
        // The file's letters are exact and the picture's are read, so the file's value is the better proposal; a person decides.
        return Add(reading, said, Opinion.Differs) with { Value = value, Text = text, Reasons = [.. reading.Reasons, Differing(reading)] };
    }

    private static Reason Differing(Reading reading) => new("digital-text-differs", "The file's own text says something else here than its picture.", reading.Field);

    private static Reading Add(Reading reading, EngineReading said, Opinion opinion) =>
        reading with { Engines = [.. reading.Engines, said], Evidence = reading.Evidence with { Digital = opinion } };

    /// <summary>Texts by line, top to bottom.</summary>
    private static IEnumerable<List<PlacedText>> Lines(IReadOnlyList<PlacedText> texts)
    {
        var lines = new List<List<PlacedText>>();
        foreach (var text in texts.OrderBy(t => t.Box.Top + t.Box.Bottom))
        {
            double middle = (text.Box.Top + text.Box.Bottom) / 2;
            var line = lines.Find(l => middle >= l[0].Box.Top && middle <= l[0].Box.Bottom);
            if (line is null) lines.Add([text]);
            else line.Add(text);
        }
        return lines;
    }

    private static bool MiddleIn(PageBox inner, PageBox outer)
    {
        double x = (inner.Left + inner.Right) / 2, y = (inner.Top + inner.Bottom) / 2;
        return x >= outer.Left && x <= outer.Right && y >= outer.Top && y <= outer.Bottom;
    }

    private static double Share(PageBox a, PageBox b)
    {
        double width = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left), height = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        double smaller = Math.Min(a.Width * a.Height, b.Width * b.Height);
        return width <= 0 || height <= 0 || smaller <= 0 ? 0 : width * height / smaller;
    }
}
