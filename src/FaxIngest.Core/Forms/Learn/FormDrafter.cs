using FaxIngest.Model;
using FaxIngest.Recognize;

namespace FaxIngest.Forms.Learn;

/// <summary>Drafts a template from a blank form: finds the places, reads their labels, and says which field each is as far as the words tell. A draft is for a person to look over.</summary>
public static class FormDrafter
{
    /// <summary>Half an inch.</summary>
    private const double BesideSignature = 0.5 / 11;

    private const string SigningDate = "Date signed";

    /// <summary>A draft.</summary>
    /// <param name="id">Template id.</param>
    /// <param name="type">Form type (contract section 2).</param>
    /// <param name="pages">The blank form.</param>
    public static FormDraft Draft(string id, string type, IReadOnlyList<BlankFormPage> pages)
    {
        var open = new List<OpenPlace>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var drafted = new List<TemplatePage>();
        string? role = null;
        var revisions = pages.Select(page => PrintedRevision.Find(page.Words)).ToList();
        string revision = revisions.OfType<PrintedRevision>().FirstOrDefault()?.Date ?? "";
        for (int i = 0; i < pages.Count; i++)
        {
            var text = new PrintedText(pages[i].Words);
            var zones = new Zones(i + 1, type, taken, open);
            var headings = Headings(text);
            var places = new PlaceFinder(pages[i], text).Find();
            foreach (var place in places)
            {
                // The last heading above says who is spoken of.
                while (headings.TryPeek(out var heading) && heading.Box.Top < place.Box.Top) role = FieldLexicon.RoleOf(headings.Dequeue().Text) ?? role;
                // A date beside a signature is that of signing, any other the referral's.
                bool signing = places.Any(p => p.Style == ZoneStyle.Signature && Math.Abs(p.Box.Bottom - place.Box.Bottom) < BesideSignature);
                zones.Add(FieldLexicon.Plain(place.Label) == "date" ? place with { Label = signing ? SigningDate : "Date of referral" } : place, role);
            }
            drafted.Add(new TemplatePage(i + 1, [BitImage.Of(pages[i].Print)], zones.All) { RevisionBox = revisions[i]?.Date == revision ? revisions[i]?.Box : null });
        }
        return new FormDraft(new FormTemplate(id, type, TitleOf(pages[0]), revision, drafted), open);
    }

    /// <summary>Printed lines that may head a part of the form: capitals, or a short line that says "information".</summary>
    private static Queue<PrintedLabel> Headings(PrintedText text) =>
        new(text.Labels.Where(l => IsHeading(l.Text) || l.Text.Length < 50 && l.Text.Contains("information", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Capitals only, and more than an abbreviation.</summary>
    internal static bool IsHeading(string text) => text.Length > 5 && text.Any(char.IsLetter) && text == text.ToUpperInvariant() && !text.EndsWith(':');

    /// <summary>The largest print in the upper quarter.</summary>
    private static string TitleOf(BlankFormPage page)
    {
        var labels = new PrintedText(page.Words.Where(w => w.Box.Bottom < 0.25)).Labels;
        if (labels.Count == 0) return "";
        var title = labels.MaxBy(l => Math.Round(l.Box.Height, 3))!.Box;
        return string.Join(' ', page.Words.Where(w => w.Box.Left >= title.Left && w.Box.Right <= title.Right && w.Box.Bottom > title.Top && w.Box.Top < title.Bottom).OrderBy(w => w.Box.Left).Select(w => w.Text));
    }

    /// <summary>The zones of one page as they come together.</summary>
    private sealed class Zones(int page, string type, HashSet<string> taken, List<OpenPlace> open)
    {
        private readonly List<Zone> zones = [];
        private readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);
        private string? lastMarks;

        public IReadOnlyList<Zone> All => zones;

        public void Add(EntryPlace place, string? role)
        {
            bool known = place.Style switch
            {
                ZoneStyle.Marks => AddMark(place, place.Label) || AddMark(place, place.Name),
                ZoneStyle.Signature => AddZone("signature.present", "signature", place),
                _ => AddText(place, place.Label, role) || AddText(place, place.Name, role),
            };
            if (!known) open.Add(new OpenPlace(page, place.Style, place.Box, place.Label.Length > 0 ? place.Label : place.Name));
        }

        private bool AddText(EntryPlace place, string label, string? role) =>
            FieldLexicon.FieldOf(label, role, type) is var (path, kind) && AddZone(Numbered(path), kind, place);

        private bool AddMark(EntryPlace place, string label)
        {
            if (OptionLexicon.Find(label, place.Question, lastMarks, type) is not var (path, code)) return false;
            lastMarks = path;
            var option = new MarkOption(code, label, place.Box);
            int at = zones.FindIndex(z => z.Field == path && z.Style == ZoneStyle.Marks);
            if (at < 0) return AddZone(path, OptionLexicon.KindOf(path), place with { Label = place.Question }, option);
            if (zones[at].Options.Any(o => o.Value == code)) return false;
            zones[at] = zones[at] with { Options = [.. zones[at].Options, option], Box = zones[at].Box.Union(place.Box) };
            return true;
        }

        private bool AddZone(string path, string kind, EntryPlace place, params MarkOption[] options)
        {
            if (!taken.Add(path)) return false;
            var style = place.Style == ZoneStyle.Prose && kind != "prose" ? ZoneStyle.Line : place.Style == ZoneStyle.Line && kind == "prose" ? ZoneStyle.Prose : place.Style;
            zones.Add(new Zone { Field = path, Label = place.Label, Style = style, Kind = kind, Box = kind == "prose" ? place.Tall.Union(place.Box) : place.Box, Cells = place.Cells, Options = options });
            return true;
        }

        /// <summary>The first row of a list that has no such field yet.</summary>
        private string Numbered(string path)
        {
            if (!path.Contains("[]", StringComparison.Ordinal)) return path;
            int row = rows.GetValueOrDefault(path);
            rows[path] = row + 1;
            return path.Replace("[]", $"[{row}]", StringComparison.Ordinal);
        }
    }
}
