namespace FaxIngest.Receive.Sidecars;

/// <summary>Lines of <c>key=value</c> or <c>key: value</c>, with or without <c>[sections]</c>: INI, <c>.idx</c>, <c>.inf</c> and plain text. A file with several sections that each tell of a fax tells of several.</summary>
internal sealed class LinesSidecar : SidecarFormat
{
    private const int MostLines = 5_000;

    public override IReadOnlyList<string> Endings { get; } = [".ini", ".idx", ".inf", ".txt", ".properties", ".meta"];

    /// <summary>A letter may be a text file.</summary>
    public override bool IsOnlyForServers(string ending) => !ending.Equals(".txt", StringComparison.OrdinalIgnoreCase);

    public override IReadOnlyList<SidecarNode> Parse(byte[] file, SidecarWords words)
    {
        var root = new SidecarNode("");
        var section = root;
        int strange = 0, fields = 0, lines = 0;
        foreach (string raw in TextOf(file).Split('\n'))
        {
            string line = raw.Trim();
            if (line.Length == 0 || line[0] is ';' or '#') continue;
            if (++lines > MostLines) throw new FormatException("too long");
            if (line[0] == '[' && line[^1] == ']')
            {
                section = root.Add(new SidecarNode(line[1..^1]));
                continue;
            }
            int at = line.IndexOf('=', StringComparison.Ordinal);
            if (at < 0) at = line.IndexOf(':', StringComparison.Ordinal);
            if (at <= 0)
            {
                strange++;
                continue;
            }
            fields++;
            section.Add(new SidecarNode(line[..at], line[(at + 1)..].Trim().Trim('"')));
        }
        // A letter has lines with colons too; a note of a server has hardly anything else.
        if (fields == 0 || strange > fields / 4) throw new FormatException("no lines of keys and values");
        return [root];
    }
}
