using System.Text.RegularExpressions;

namespace FaxIngest.Render.Containers;

/// <summary>Files that old programs wrote into the text itself: <c>begin 644 name</c> to <c>end</c> (POSIX uuencode).</summary>
internal static partial class UuBlocks
{
    /// <summary>The lines without the blocks, and the blocks.</summary>
    internal static (IReadOnlyList<string> Lines, IReadOnlyList<(string Name, byte[] Bytes)> Blocks) Split(IReadOnlyList<string> lines)
    {
        var kept = new List<string>();
        var blocks = new List<(string, byte[])>();
        for (int i = 0; i < lines.Count; i++)
        {
            if (Begin().Match(lines[i]) is { Success: true } begin && Decode(lines, i + 1, out int end) is { } bytes)
            {
                kept.Add($"[{PartNames.Clean(begin.Groups[1].Value) ?? "file"}]");
                blocks.Add((begin.Groups[1].Value, bytes));
                i = end;
            }
            else
            {
                kept.Add(lines[i]);
            }
        }

        return (kept, blocks);
    }

    /// <summary>The bytes up to "end", or up to where the text breaks off; null when what follows is no such block.</summary>
    private static byte[]? Decode(IReadOnlyList<string> lines, int from, out int end)
    {
        var bytes = new List<byte>();
        for (end = from; end < lines.Count; end++)
        {
            string line = lines[end].TrimEnd('\r');
            if (line == "end") return [.. bytes];
            if (line.Length == 0 || line is "`" or " ") continue;
            int length = (line[0] - ' ') & 63;
            // Trailing blanks stand for zeros and are cut off by many programs.
            if (line[0] is < ' ' or > '`' || line.Length - 1 > (length + 2) / 3 * 4 + 1) return bytes.Count > 0 ? [.. bytes] : null;
            for (int i = 1; length > 0; i += 4, length -= 3)
            {
                int group = Value(line, i) << 18 | Value(line, i + 1) << 12 | Value(line, i + 2) << 6 | Value(line, i + 3);
                bytes.Add((byte)(group >> 16));
                if (length > 1) bytes.Add((byte)(group >> 8));
                if (length > 2) bytes.Add((byte)group);
            }
        }

        end = lines.Count - 1;
        return bytes.Count > 0 ? [.. bytes] : null;
    }

    private static int Value(string line, int at) => at < line.Length ? (line[at] - ' ') & 63 : 0;

    [GeneratedRegex(@"^begin [0-7]{3,4} (.{1,200})$")]
    private static partial Regex Begin();
}
