namespace FaxIngest.Verify.Audit;

/// <summary>A text as a cell of a CSV file that spreadsheets take for a text, whatever is in it.</summary>
internal static class CsvCell
{
    /// <summary>Quoted (RFC 4180). What spreadsheets would take for a formula gets an apostrophe in front (OWASP: CSV injection).</summary>
    internal static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        bool formula = text.TrimStart(' ').IndexOfAny(Starters) == 0 || text.AsSpan().IndexOfAny("\t\r\n") == 0;
        return $"\"{(formula ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Full-width forms are folded to plain ones by some programs.</summary>
    private static readonly char[] Starters = ['=', '+', '-', '@', '\t', '\r', '\n', '|', '%', '＝', '＋', '－', '＠'];
}
