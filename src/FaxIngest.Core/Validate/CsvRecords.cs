using System.Text;

namespace FaxIngest.Validate;

/// <summary>Records of comma-separated text (RFC 4180), one after the other.</summary>
internal sealed class CsvRecords(TextReader text)
{
    private readonly StringBuilder cell = new();

    /// <summary>Line of the text, from 1, that is read next.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The next record, which may span lines inside quotes; null at the end.</summary>
    /// <exception cref="FormatException">The text ends inside quotes.</exception>
    public List<string>? Next()
    {
        if (text.Peek() < 0) return null;
        var cells = new List<string>();
        bool quoted = false;
        for (int c = text.Read(); ; c = text.Read())
        {
            if (c == '\n') Line++;
            if (c < 0 && quoted) throw new FormatException($"The roster ends inside quotes, at line {Line}.");
            if (quoted && c == '"' && text.Peek() == '"') cell.Append((char)text.Read());
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
