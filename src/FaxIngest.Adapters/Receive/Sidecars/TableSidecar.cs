using System.Text;

namespace FaxIngest.Receive.Sidecars;

/// <summary>CSV with commas, semicolons, tabs or bars: a line a fax, the first line names the columns (or the settings do).</summary>
internal sealed class TableSidecar : SidecarFormat
{
    private const int MostRows = 100_000;
    private const int MostColumns = 200;

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    public override IReadOnlyList<string> Endings { get; } = [".csv", ".tsv"];

    public override bool IsOnlyForServers(string ending) => false;

    public override int LongestFile => 16_000_000;

    public override IReadOnlyList<SidecarNode> Parse(byte[] file, SidecarWords words)
    {
        string text = TextOf(file);
        int firstEnd = text.IndexOf('\n', StringComparison.Ordinal);
        string first = firstEnd < 0 ? text : text[..firstEnd];
        char separator = Separators.MaxBy(c => first.Count(other => other == c));
        var rows = Rows(text, separator).GetEnumerator();
        if (!rows.MoveNext()) throw new FormatException("empty");
        var names = rows.Current;
        bool headed = names.Count(name => words.FieldOf(SidecarNode.Plain(name)) is not null) >= 2;
        var records = new List<SidecarNode>();
        if (!headed)
        {
            if (words.Columns.Count == 0) throw new FormatException("no names of columns");
            var row = names;
            names = words.Columns;
            records.Add(Record(names, row));
        }
        while (rows.MoveNext())
        {
            if (records.Count == MostRows) throw new FormatException("too long");
            if (rows.Current.Any(cell => cell.Length > 0)) records.Add(Record(names, rows.Current));
        }
        return records;
    }

    private static SidecarNode Record(IReadOnlyList<string> names, IReadOnlyList<string> cells)
    {
        var record = new SidecarNode("fax");
        foreach (var (name, cell) in names.Zip(cells)) record.Add(new SidecarNode(name, cell));
        return record;
    }

    /// <summary>RFC 4180: cells may be quoted, quotes in them doubled, and hold line ends.</summary>
    private static IEnumerable<IReadOnlyList<string>> Rows(string text, char separator)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : '\n';
            if (quoted && i < text.Length)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
                else quoted = false;
            }
            else if (c == '"' && cell.Length == 0) quoted = true;
            else if (c == separator || c == '\n')
            {
                if (row.Count == MostColumns) throw new FormatException("too wide");
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c != '\n') continue;
                if (row.Count > 1 || row[0].Length > 0) yield return row;
                row = [];
            }
            else cell.Append(c);
        }
    }
}
