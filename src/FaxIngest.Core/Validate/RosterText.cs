using System.Globalization;

namespace FaxIngest.Validate;

/// <summary>A roster as text: CSV (RFC 4180) whose first line names the columns, in any order; columns that are not known are left alone.</summary>
internal sealed class RosterText
{
    private static readonly string[] Needed = ["cin", "lastName", "firstName", "dateOfBirth"];

    private readonly CsvRecords records;
    private readonly Dictionary<string, int> columns;
    // The same cities, counties, languages and many names come again and again: one string each.
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);
    private List<string> cells = [];
    private int line;

    private RosterText(TextReader text)
    {
        records = new CsvRecords(text);
        columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var header = records.Next() ?? [];
        for (int i = 0; i < header.Count; i++) columns.TryAdd(header[i].Trim().TrimStart('\uFEFF'), i);
        if (Needed.FirstOrDefault(name => !columns.ContainsKey(name)) is string missing) throw new FormatException($"The roster has no column {missing}.");
    }

    /// <summary>Members in the order of the file.</summary>
    /// <exception cref="FormatException">A column is missing or a line is broken; the message names the line, never a value.</exception>
    public static IEnumerable<RosterMember> Members(TextReader text) => new RosterText(text).Members();

    private IEnumerable<RosterMember> Members()
    {
        int most = Needed.Max(name => columns[name]);
        for (line = records.Line; records.Next() is { } next; line = records.Line)
        {
            if (next is [""]) continue;
            if (next.Count <= most) throw new FormatException($"Line {line} of the roster has too few columns.");
            cells = next;
            yield return new RosterMember(Cell("cin")?.ToUpperInvariant() ?? "", Shared("lastName") ?? "", Shared("firstName") ?? "", Date("dateOfBirth", "date of birth"))
            {
                MiddleInitial = Shared("middleInitial"), Sex = Shared("sex"), Street = Cell("street"), City = Shared("city"), State = Shared("state"),
                Zip = Digits("zip", 5), County = Shared("county"), Phone = Digits("phone", 10), PreferredLanguage = Shared("preferredLanguage"),
                EligibleTo = Date("eligibleTo", "last day of eligibility"),
            };
        }
    }

    private string? Cell(string column) =>
        columns.TryGetValue(column, out int i) && i < cells.Count && cells[i].Trim() is { Length: > 0 } cell ? cell : null;

    private string? Shared(string column)
    {
        if (Cell(column) is not string cell) return null;
        if (known.TryGetValue(cell, out string? same)) return same;
        return known[cell] = cell;
    }

    /// <summary>The digits of a number that has to have so many; of a longer ZIP the first, of a phone with a leading 1 the last.</summary>
    private string? Digits(string column, int length)
    {
        string digits = string.Concat((Cell(column) ?? "").Where(char.IsAsciiDigit));
        return digits.Length == length ? digits
            : length == 5 && digits.Length == 9 ? digits[..5]
            : length == 10 && digits.Length == 11 && digits[0] == '1' ? digits[1..]
            : null;
    }

    private DateOnly? Date(string column, string what)
    {
        if (Cell(column) is not string cell) return null;
        return DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
            : throw new FormatException($"Line {line} of the roster has a {what} that is not yyyy-MM-dd.");
    }
}
