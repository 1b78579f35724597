using System.Globalization;

namespace FaxIngest.Receive.Sidecars;

/// <summary>Makes notes of the records in a sidecar, by the names of its fields.</summary>
internal sealed class FaxNoteReader(SidecarWords words, ServerTime clock)
{
    private const int MostPages = 9_999;
    private const int MostFiles = 2_000;

    private static readonly HashSet<string> PageNames = new(["page", "image", "file"], StringComparer.Ordinal);
    private static readonly string[] Bad = ["fail", "error", "partial", "incomplete", "abort", "interrupt", "disconnect", "broken", "truncat", "cut off", "timeout", "hang"];
    private static readonly string[] NotBad = ["no error", "0 error", "error 0", "error: 0", "errors: 0", "without error", "none"];
    private static readonly HashSet<string> UrgentValues = new(["urgent", "high", "highest", "stat", "expedited", "emergency", "immediate", "rush", "important"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Yes = new(["1", "true", "yes", "y"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Notes of the records, one each; a record that holds others of its kind gives one for each of them. What tells of no fax is left out.</summary>
    public IReadOnlyList<FaxNote> Read(IEnumerable<SidecarNode> records) => [.. records.SelectMany(Read)];

    private IReadOnlyList<FaxNote> Read(SidecarNode record)
    {
        // Several elements of one name that each tell of a fax are several faxes: <faxes><fax>…</fax><fax>…</fax></faxes>.
        for (var list = record; list.Children.Count > 0;)
        {
            var groups = list.Children.Where(child => child.Children.Count > 0).GroupBy(child => child.Name is "" ? "section" : child.Name).Select(group => group.ToList()).ToList();
            var several = groups.Where(group => group.Count > 1 && !PageNames.Contains(group[0].Name)).Select(group => group.Select(One).OfType<FaxNote>().ToList()).FirstOrDefault(notes => notes.Count > 1);
            if (several is not null) return several;
            // Sections of an INI file named after the faxes.
            var named = list == record && groups.Count > 1 ? groups.Select(group => group[0]).Select(section => (section, Note: One(section))).Where(pair => pair.Note is { Files.Count: > 0, Said: > 1 }).ToList() : [];
            if (named.Count > 1) return [.. named.Select(pair => pair.Note!)];
            if (list.Children is not [var only]) break;
            list = only;
        }
        return One(record) is { } note ? [note] : [];
    }

    /// <summary>The note of one record; null when it says less than two things of a fax, or nothing that only fax servers say.</summary>
    private FaxNote? One(SidecarNode record)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new List<string>();
        var bad = new List<int>();
        Collect(record, "", fields, files, bad);

        string? Value(string field) => words.NamesOf(field).Select(name => fields.GetValueOrDefault(name)).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        if (files.Count == 0 && Value(SidecarWords.File) is { } file) files.Add(Name(file));
        string? station = Value(SidecarWords.Station);
        string? caller = words.NamesOf(SidecarWords.Caller).Select(name => fields.TryGetValue(name, out string? value) ? PhoneDigits.Of(value) : null).FirstOrDefault(number => number is not null);
        var note = new FaxNote
        {
            Files = files,
            Line = words.NamesOf(SidecarWords.Line).Select(name => fields.TryGetValue(name, out string? value) ? PhoneDigits.OfLine(value) : null).FirstOrDefault(number => number is not null),
            Caller = caller ?? (station is null ? null : PhoneDigits.Of(station)),
            Station = station is null ? null : ReceivedName.Clean(station),
            ReceivedAt = ReceivedAt(fields),
            Pages = Number(Value(SidecarWords.Pages), 1, MostPages) ?? (bad.Count > 0 && files.Count == 0 ? bad.Count : null),
            BadLines = Number(Value(SidecarWords.BadLines), 0, int.MaxValue) ?? (bad.Count > 0 ? bad.Sum() : null),
            BadLinesByPage = bad,
            Urgent = IsUrgent(fields),
            Cut = Value(SidecarWords.Status) is { } status && IsBad(status),
        };
        bool telling = note.Files.Count > 0 || note.Line is not null || note.Station is not null || note.Pages is not null || note.BadLines is not null || note.Caller is not null;
        return telling && note.Said >= 2 ? note : null;
    }

    /// <summary>Texts by name. A name is taken with the one above it where that is known together: <c>Recipient/FaxNumber</c> is not the sender's.</summary>
    private void Collect(SidecarNode node, string above, Dictionary<string, string> fields, List<string> files, List<int> bad)
    {
        foreach (var group in node.Children.GroupBy(child => child.Name))
        {
            // Pages or files told one by one.
            if (PageNames.Contains(group.Key) && (group.Count() > 1 || group.First().Children.Count > 0) || group.Key is "files" or "images")
            {
                foreach (var page in group) CollectPage(page, files, bad);
                continue;
            }
            foreach (var child in group)
            {
                string together = above + child.Name;
                if (child.Text.Length > 0) fields.TryAdd(words.FieldOf(together) is not null ? together : child.Name, child.Text);
                if (child.Children.Count > 0) Collect(child, child.Name, fields, files, bad);
            }
        }
    }

    private void CollectPage(SidecarNode page, List<string> files, List<int> bad)
    {
        if (page.Children.Count == 0)
        {
            if (page.Text.Length > 0 && files.Count < MostFiles && !page.Text.All(char.IsAsciiDigit)) files.Add(Name(page.Text));
            return;
        }
        if (page.Children.All(child => PageNames.Contains(child.Name) && child.Children.Count > 0))
        {
            foreach (var inner in page.Children) CollectPage(inner, files, bad);
            return;
        }
        string? Value(string field) => words.NamesOf(field).Select(name => page.Children.FirstOrDefault(child => child.Name == name)?.Text).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        string? file = Value(SidecarWords.File) ?? page.Children.FirstOrDefault(child => child.Name == "name")?.Text ?? (page.Text.Length > 0 ? page.Text : null);
        if (file is not null && files.Count < MostFiles) files.Add(Name(file));
        foreach (var inner in page.Children.Where(child => child.Name is "file" or "image" && child.Children.Count == 0).Skip(1)) files.Add(Name(inner.Text));
        if (Number(Value(SidecarWords.BadLines), 0, int.MaxValue) is { } lines && bad.Count < MostPages) bad.Add(lines);
    }

    private DateTimeOffset? ReceivedAt(Dictionary<string, string> fields)
    {
        foreach (string name in words.NamesOf(SidecarWords.Received))
            if (fields.TryGetValue(name, out string? text) && clock.Of(text) is { } moment) return moment;
        foreach (string day in words.NamesOf(SidecarWords.Day).Where(fields.ContainsKey))
            foreach (string time in words.NamesOf(SidecarWords.Time).Where(fields.ContainsKey))
                if (clock.Of($"{fields[day]} {fields[time]}") is { } moment) return moment;
        return null;
    }

    private bool IsUrgent(Dictionary<string, string> fields) => words.NamesOf(SidecarWords.Urgent).Any(name =>
        fields.TryGetValue(name, out string? value) && (UrgentValues.Contains(value) || name is "urgent" or "isurgent" && Yes.Contains(value)));

    private static bool IsBad(string status) =>
        Bad.Any(word => status.Contains(word, StringComparison.OrdinalIgnoreCase)) && !NotBad.Any(word => status.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>A file's name without its folders, of either system.</summary>
    private static string Name(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    private static int? Number(string? text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most ? number : null;
}
