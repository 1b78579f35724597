namespace FaxIngest.Receive;

/// <summary>How long the files of a fax have to stand still, and how long they wait for one another.</summary>
internal sealed class ParcelWait(FolderSourceOptions options, DropFolder folder, Uptime uptime)
{
    /// <summary>What fax servers write sidecars beside.</summary>
    private static readonly HashSet<string> FaxEndings = new([".tif", ".tiff", ".pdf", ".png", ".jpg", ".jpeg", ".dcx", ".pcx", ".g3", ".sff", ".fax"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it is worth opening: no file changed lately, and nothing is waited for any more.</summary>
    public bool IsOver(Parcel parcel, bool draining)
    {
        var now = uptime.Now;
        if (parcel.All.Any(file => file.Refused || now - file.Since < options.QuietFor || now < file.NotBefore)) return false;
        if (parcel.Files[0].Admitted) return true;
        var still = now - parcel.All.Max(file => file.Since);
        return still >= Patience(parcel, draining);
    }

    /// <summary>Whether a sidecar's faxes have been waited for.</summary>
    public bool IsOrphanOver(Sighting sidecar) => uptime.Now - sidecar.Since >= options.OverdueAfter;

    /// <summary>How long a file has to stand still.</summary>
    /// <param name="shape">Null: somebody has it open for writing.</param>
    /// <param name="draining">All that waits is to be taken soon.</param>
    public TimeSpan QuietNeeded(FileShape? shape, bool draining) => (shape, draining) switch
    {
        (FileShape.Whole, _) => options.QuietFor,
        (null, _) => Longer(options.QuietForBroken),
        (_, true) => Soon,
        (FileShape.CannotTell, _) => Longer(options.QuietForUnknown),
        _ => Longer(options.QuietForBroken),
    };

    private TimeSpan Soon => options.QuietFor * 2;

    private TimeSpan Patience(Parcel parcel, bool draining)
    {
        // A late sidecar is known by the faxes that were taken, so it is tried at once.
        if (parcel.IsOrphan) return draining ? Soon : parcel.Files[0].Reading is { IsBroken: true } ? Longer(options.QuietForBroken) : options.QuietFor;
        if (parcel.NoteComing || parcel.Missing > 0) return draining ? Soon : Longer(options.QuietForBroken);
        var patience = parcel.MayGrow ? Longer(options.QuietForUnknown) : options.QuietFor;
        bool waits = !parcel.HasNote && !parcel.NoteBroken && folder.ExpectsNotes(parcel.Place) && FaxEndings.Contains(Path.GetExtension(parcel.Files[0].Name));
        if (waits) patience = patience > options.SidecarWait ? patience : options.SidecarWait;
        return draining && patience > Soon ? Soon : patience;
    }

    private TimeSpan Longer(TimeSpan quiet) => quiet > options.QuietFor ? quiet : options.QuietFor;
}
