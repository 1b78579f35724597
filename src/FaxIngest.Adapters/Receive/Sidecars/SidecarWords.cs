namespace FaxIngest.Receive.Sidecars;

/// <summary>The adapter map: what fax servers call the things they say of a fax. The settings add words; a longer, more telling word stands before a shorter one.</summary>
internal sealed class SidecarWords
{
    public const string File = "file", Line = "line", Caller = "caller", Station = "station", Received = "received", Day = "day", Time = "time", Pages = "pages", BadLines = "badLines", Urgent = "urgent", Status = "status";

    /// <summary>By field: plain names (<see cref="SidecarNode.Plain"/>), the better one first.</summary>
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [File] = ["faxfilename", "faxfile", "imagefilename", "imagefile", "imagename", "tifffile", "tiffname", "tiffilename", "documentfilename", "documentfile", "documentname", "attachmentname", "filename", "filepath", "pathname", "file", "path", "image", "tiff", "tif", "document", "attachment", "href"],
        [Line] = ["faxline", "didnumber", "did", "dnis", "dialednumber", "dialledname", "callednumber", "calledid", "called", "localnumber", "inboundnumber", "inboundfaxnumber", "receivedon", "recipientfaxnumber", "recipientfaxno", "recipientfax", "recipientnumber", "recipient", "receiverfaxno", "receiverfaxnumber", "receiverfax", "receiver", "destinationfaxnumber", "destinationnumber", "destinationfax", "destination", "tofaxnumber", "tofax", "tonumber", "to", "extension", "line"],
        [Caller] = ["calleridnumber", "callerid", "callernumber", "callingnumber", "callingid", "calling", "caller", "cidnumber", "clid", "ani", "senderfaxnumber", "senderfaxno", "senderfax", "sendernumber", "fromfaxnumber", "fromfax", "fromnumber", "remotefaxnumber", "remotefax", "remotenumber", "originatingnumber", "originatorfax", "originator", "sourcenumber", "cid", "sender", "from", "faxnumber", "faxno"],
        [Station] = ["transmittingsubscriberid", "sendertsid", "tsid", "tsi", "remotetsid", "remotestationid", "remotecsid", "remoteid", "sendercsid", "senderstationid", "senderid", "stationid", "csid", "csi"],
        [Received] = ["receivedat", "receiveddatetime", "receivedtimestamp", "datetimereceived", "receivetime", "receivedtime", "receivedon", "received", "receivetimestamp", "timestamp", "faxdatetime", "datetime", "arrivaltime", "transmissiontime", "transmissionstart", "starttime", "calltime", "completiontime", "endtime", "receiveddate", "receivedate", "receiptdate", "faxdate", "faxtime", "date", "time"],
        [Day] = ["receiveddate", "receivedate", "receiptdate", "datereceived", "faxdate", "calldate", "date"],
        [Time] = ["receivedtime", "receivetime", "receipttime", "timereceived", "faxtime", "calltime", "time"],
        [Pages] = ["numberofpages", "numberpages", "numpages", "noofpages", "nopages", "nbpages", "pagesreceived", "receivedpages", "totalpages", "pagecount", "pagestotal", "pagecnt", "pagescount", "pages"],
        [BadLines] = ["badfaxlines", "badscanlines", "badlines", "lineerrors", "scanlineerrors", "errorlines", "damagedlines", "linesinerror"],
        [Urgent] = ["urgent", "isurgent", "urgency", "priority", "importance"],
        [Status] = ["faxstatus", "statusname", "statustext", "receivestatus", "transmissionstatus", "status", "result", "resulttext", "completionstatus"],
    };

    private readonly Dictionary<string, string[]> byField;
    private readonly Dictionary<string, string> fieldByName;

    /// <param name="more">By field: names of a server of its own, separated by commas. They stand before the known ones.</param>
    /// <param name="columns">Names of the columns of tables that have no line of names.</param>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public SidecarWords(IReadOnlyDictionary<string, string>? more = null, IReadOnlyList<string>? columns = null)
    {
        byField = new(Known, StringComparer.OrdinalIgnoreCase);
        foreach (var (field, names) in more ?? new Dictionary<string, string>())
        {
            if (!Known.TryGetValue(field, out var known)) throw new ArgumentException($"{field} is none of {string.Join(", ", Known.Keys)}.", nameof(more));
            byField[field] = [.. names.Split(',').Select(SidecarNode.Plain).Where(name => name.Length > 0), .. known];
        }
        Columns = columns ?? [];
        fieldByName = new(StringComparer.Ordinal);
        foreach (var (field, names) in byField)
            foreach (string name in names) fieldByName.TryAdd(name, field);
    }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>The fields there are.</summary>
    public static IReadOnlyCollection<string> Fields => Known.Keys;

    /// <summary>What servers call a field, the better name first.</summary>
    public IReadOnlyList<string> NamesOf(string field) => byField[field];

    /// <summary>The field of a plain name, or null.</summary>
    public string? FieldOf(string plainName) => fieldByName.GetValueOrDefault(plainName);
}
