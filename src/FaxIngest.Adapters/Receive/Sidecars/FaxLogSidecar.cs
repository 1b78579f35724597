namespace FaxIngest.Receive.Sidecars;

/// <summary>HylaFAX's <c>xferfaxlog</c> (xferfaxlog(5)): lines of tab-separated fields, of which those of type RECV tell of a received fax.</summary>
internal sealed class FaxLogSidecar : SidecarFormat
{
    /// <summary>Name that HylaFAX gives its log.</summary>
    public const string FileName = "xferfaxlog";

    private const int Type = 1, File = 4, LocalNumber = 7, Tsi = 8, Pages = 10, Trouble = 13, FirstCallId = 14, LastCallId = 16;

    public override IReadOnlyList<string> Endings { get; } = [];

    public override bool IsOnlyForServers(string ending) => true;

    public override int LongestFile => 16_000_000;

    public override IReadOnlyList<SidecarNode> Parse(byte[] file, SidecarWords words)
    {
        string[] lines = TextOf(file).Split('\n');
        return [.. lines.Select(line => line.TrimEnd('\r').Split('\t')).Where(fields => fields.Length > Pages && fields[Type] == "RECV").Select(Record)];
    }

    private static SidecarNode Record(string[] fields)
    {
        var record = new SidecarNode("fax");
        record.Add(new SidecarNode("received", fields[0]));
        record.Add(new SidecarNode("file", Unquoted(fields, File)));
        record.Add(new SidecarNode("localnumber", Unquoted(fields, LocalNumber)));
        record.Add(new SidecarNode("tsi", Unquoted(fields, Tsi)));
        record.Add(new SidecarNode("pages", fields[Pages]));
        // Older versions write name and number, newer ones what the line signalled, in any order.
        string? caller = Enumerable.Range(FirstCallId, LastCallId - FirstCallId + 1).Select(at => Unquoted(fields, at)).FirstOrDefault(id => PhoneDigits.IsNumber(id));
        if (caller is not null) record.Add(new SidecarNode("callerid", caller));
        if (Unquoted(fields, Trouble).Length > 0) record.Add(new SidecarNode("status", "failed"));
        return record;
    }

    private static string Unquoted(string[] fields, int at) => at < fields.Length ? fields[at].Trim().Trim('"').Trim() : "";
}
