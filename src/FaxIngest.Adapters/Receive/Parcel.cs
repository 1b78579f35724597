using FaxIngest.Receive.Sidecars;

namespace FaxIngest.Receive;

/// <summary>The files of one fax in the drop folder: its document, or its pages in order, and what the fax server wrote beside it.</summary>
internal sealed class Parcel
{
    /// <summary>The drop folder or the subfolder they lie in.</summary>
    public required DropPlace Place { get; init; }

    /// <summary>What the fax is called: the file's name, or what the names of its pages share.</summary>
    public required string Name { get; init; }

    /// <summary>One file, or the pages in order.</summary>
    public required IReadOnlyList<Sighting> Files { get; init; }

    /// <summary>Several files are one fax, a page each; also when but one of them came.</summary>
    public bool IsPages { get; set; }

    /// <summary>Pages that should be there and are not.</summary>
    public int Missing { get; set; }

    /// <summary>Nothing says how many pages there are: another may come.</summary>
    public bool MayGrow { get; set; }

    /// <summary>Sidecars that tell of this fax alone; they go to the archive with it.</summary>
    public List<Sighting> Sidecars { get; init; } = [];

    /// <summary>A sidecar that tells of several.</summary>
    public Sighting? List { get; init; }

    /// <summary>What the sidecars and the log say.</summary>
    public FaxNote Note { get; set; } = FaxNote.Nothing;

    /// <summary>Something was said of it.</summary>
    public bool HasNote { get; init; }

    /// <summary>A sidecar is there that cannot be understood.</summary>
    public bool NoteBroken { get; init; }

    /// <summary>A sidecar is there that still changes.</summary>
    public bool NoteComing { get; init; }

    /// <summary>It is itself a sidecar, whose fax is not there.</summary>
    public bool IsOrphan { get; init; }

    /// <summary>All its files.</summary>
    public IEnumerable<Sighting> All => Files.Concat(Sidecars);
}
