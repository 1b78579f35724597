namespace FaxIngest.Receive.Sidecars;

/// <summary>What a file that may be a fax server's note turned out to be.</summary>
/// <param name="Notes">What it says, a note a fax; empty when <see cref="IsBroken"/> or when it is no note.</param>
/// <param name="IsBroken">Only a fax server writes such files, and this one cannot be understood.</param>
internal sealed record SidecarReading(IReadOnlyList<FaxNote> Notes, bool IsBroken)
{
    public static readonly SidecarReading None = new([], IsBroken: false);
    public static readonly SidecarReading Broken = new([], IsBroken: true);

    /// <summary>It is about faxes and not a document of its own.</summary>
    public bool IsSidecar => Notes.Count > 0;
}
