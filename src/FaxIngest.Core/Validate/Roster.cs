using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace FaxIngest.Validate;

/// <summary>The plan's members, by CIN.</summary>
public sealed class Roster
{
    private static readonly string[] Needed = ["cin", "lastName", "firstName", "dateOfBirth"];

    private readonly FrozenDictionary<string, RosterMember> members;

    private Roster(FrozenDictionary<string, RosterMember> members) => this.members = members;

    /// <summary>Number of members.</summary>
    public int Count => members.Count;

    /// <summary>The member with this CIN, or null.</summary>
    public RosterMember? Find(string cin) => members.GetValueOrDefault(cin);

    /// <summary>Reads a roster: CSV (RFC 4180) whose first line names the columns; <c>cin</c>, <c>lastName</c>, <c>firstName</c> and <c>dateOfBirth</c> (yyyy-MM-dd)
    /// are needed, in any order, others are left alone. Of two lines with one CIN the last counts.</summary>
    /// <exception cref="FormatException">A column is missing or a line is broken; the message names the line, never a value.</exception>
    public static Roster Parse(TextReader csv)
    {
        int line = 1;
        var header = ReadRecord(csv, ref line) ?? [];
        var places = Needed.Select(name => header.FindIndex(column => string.Equals(column.Trim().TrimStart('\uFEFF'), name, StringComparison.OrdinalIgnoreCase))).ToArray();
        int missing = Array.IndexOf(places, -1);
        if (missing >= 0) throw new FormatException($"The roster has no column {Needed[missing]}.");
        var members = new Dictionary<string, RosterMember>(StringComparer.Ordinal);
        for (int first = line; ReadRecord(csv, ref line) is { } cells; first = line)
        {
            if (cells is [""]) continue;
            if (cells.Count <= places.Max()) throw new FormatException($"Line {first} of the roster has too few columns.");
            string cin = cells[places[0]].Trim().ToUpperInvariant(), born = cells[places[3]].Trim();
            DateOnly date = default;
            if (born.Length > 0 && !DateOnly.TryParseExact(born, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
                throw new FormatException($"Line {first} of the roster has a date of birth that is not yyyy-MM-dd.");
            members[cin] = new RosterMember(cin, cells[places[1]].Trim(), cells[places[2]].Trim(), born.Length > 0 ? date : null);
        }
        return new Roster(members.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>One record, which may span lines inside quotes; null at the end.</summary>
    private static List<string>? ReadRecord(TextReader csv, ref int line)
    {
        if (csv.Peek() < 0) return null;
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int c = csv.Read(); ; c = csv.Read())
        {
            if (c == '\n') line++;
            if (c < 0 && quoted) throw new FormatException($"The roster ends inside quotes, at line {line}.");
            if (quoted && c == '"' && csv.Peek() == '"') cell.Append((char)csv.Read());
            else if (c == '"') quoted = !quoted;
            else if (c < 0 || !quoted && c is ',' or '\n')
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c != ',') return cells;
            }
            else cell.Append((char)c);
        }
    }
}
