using System.Globalization;
using System.Text;

namespace FaxIngest.Store;

/// <summary>Heads of the audit's chain, written down outside the database: a line of time, number and hash in <c>audit/heads.log</c> of the data folder.</summary>
/// <remarks>Who can change the database can compute the chain anew, or cut its end off; then it no longer fits these lines. Copies of them in other hands (backups, the log's collector) are what makes that certain.</remarks>
internal sealed class AuditHeads(string dataFolder)
{
    private static readonly Lock Turn = new();

    public string Path { get; } = System.IO.Path.Combine(dataFolder, "audit", "heads.log");

    /// <summary>Writes a head down, on disk when it returns. One that is the last already is not written again.</summary>
    /// <returns>Whether it was written.</returns>
    /// <exception cref="IOException">The disk is full or the file cannot be written.</exception>
    public bool Add(AuditHead head, DateTimeOffset at)
    {
        lock (Turn)
        {
            if (head.Number == 0 || Read().LastOrDefault().Head == head) return false;
            PrivateFolder.Create(System.IO.Path.GetDirectoryName(Path)!);
            using var file = PrivateFile.Open(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
            // A line that a power cut left unfinished would spoil the next one.
            file.Position = file.Length;
            while (file.Position > 0 && LastByte(file) != '\n') file.SetLength(file.Position - 1);
            file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{StoreTime.Text(at)} {head.Number} {head.Hash}\n")));
            file.Flush(flushToDisk: true);
            return true;
        }
    }

    /// <summary>All heads, oldest first. A last line that a power cut left unfinished is passed over; any other line that is none is an error.</summary>
    /// <exception cref="InvalidDataException">Names the line.</exception>
    public IReadOnlyList<(DateTimeOffset At, AuditHead Head)> Read()
    {
        if (!File.Exists(Path)) return [];
        string text = File.ReadAllText(Path);
        string[] lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select((line, index) => Parse(line) ?? throw new InvalidDataException($"Line {index + 1} of {Path} is no head of the audit."))];
    }

    /// <summary>The byte before the position, which stays.</summary>
    private static int LastByte(FileStream file)
    {
        file.Position--;
        return file.ReadByte();
    }

    private static (DateTimeOffset At, AuditHead Head)? Parse(string line)
    {
        if (line.Split(' ') is not [var at, var number, { Length: 64 } hash] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long count) || !hash.All(char.IsAsciiHexDigitLower)) return null;
        try
        {
            return (StoreTime.Time(at), new AuditHead(count, hash));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
