namespace FaxIngest.Receive.Sidecars;

/// <summary>All the ways in which fax servers write beside their faxes. The name's ending chooses; what it holds decides.</summary>
internal sealed class SidecarCatalog(FaxNoteReader reader, SidecarWords words)
{
    private static readonly SidecarFormat[] Formats = [new XmlSidecar(), new JsonSidecar(), new LinesSidecar(), new TableSidecar()];
    private static readonly FaxLogSidecar FaxLog = new();

    /// <summary>Whether a file of this name may be a sidecar.</summary>
    public static bool MayBe(string name) => FormatOf(name) is not null;

    /// <summary>HylaFAX's log: the server goes on writing into it, so it is read where it lies and never taken.</summary>
    public static bool IsLog(string name) => name.Equals(FaxLogSidecar.FileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Longest file of this name that is read, in bytes.</summary>
    public static int LongestFile(string name) => FormatOf(name)?.LongestFile ?? 0;

    /// <summary>Reads a file. Never throws for what is in it.</summary>
    public SidecarReading Read(string name, byte[] file)
    {
        if (FormatOf(name) is not { } format) return SidecarReading.None;
        try
        {
            var notes = reader.Read(format.Parse(file, words));
            return notes.Count > 0 ? new(notes, IsBroken: false) : SidecarReading.None;
        }
        catch (FormatException)
        {
            return format.IsOnlyForServers(Path.GetExtension(name)) ? SidecarReading.Broken : SidecarReading.None;
        }
    }

    /// <summary>Whether a file of this name can be nothing else.</summary>
    public static bool MustBe(string name) => FormatOf(name)?.IsOnlyForServers(Path.GetExtension(name)) == true;

    private static SidecarFormat? FormatOf(string name)
    {
        if (IsLog(name)) return FaxLog;
        string ending = Path.GetExtension(name);
        return Formats.FirstOrDefault(format => format.Endings.Contains(ending, StringComparer.OrdinalIgnoreCase));
    }
}
