using FaxIngest.Native;
using FaxIngest.Receive.Sidecars;

namespace FaxIngest.Receive;

/// <summary>What lies in the drop folder and its named subfolders, as far as it was seen, and which of it belongs together.</summary>
internal sealed class DropFolder
{
    private readonly FolderSourceOptions options;
    private readonly SourceDisk disk;
    private readonly Uptime uptime;
    private readonly SidecarCatalog catalog;
    private readonly FaxServerLog log;
    private readonly Dictionary<DropPlace, Dictionary<string, Sighting>> seen;
    private readonly HashSet<DropPlace> shown = [];
    private readonly HashSet<string> strangers = new(StringComparer.Ordinal);

    public DropFolder(FolderSourceOptions options, SourceDisk disk, Uptime uptime)
    {
        (this.options, this.disk, this.uptime) = (options, disk, uptime);
        var clock = ServerTime.In(options.TimeZone);
        var words = new SidecarWords(options.Fields, options.Columns?.Split(',', StringSplitOptions.TrimEntries));
        catalog = new SidecarCatalog(new FaxNoteReader(words, clock), words);
        log = new FaxServerLog(catalog, disk);
        Names = new FaxNames(clock, options.Names);
        Tags = new TiffFaxTags(clock);
        seen = options.Places.ToDictionary(place => place, _ => new Dictionary<string, Sighting>(StringComparer.Ordinal));
    }

    /// <summary>What names say.</summary>
    public FaxNames Names { get; }

    /// <summary>What TIFF files say.</summary>
    public TiffFaxTags Tags { get; }

    /// <summary>Every file seen.</summary>
    public IEnumerable<Sighting> All => seen.Values.SelectMany(files => files.Values);

    /// <summary>Names of folders and the like that lie in the drop folder and were not told of yet.</summary>
    public int NewStrangers { get; private set; }

    /// <summary>Faxes in this place come with a sidecar or a line in the log.</summary>
    public bool ExpectsNotes(DropPlace place) => options.Sidecars == SidecarUse.Required || (options.Sidecars == SidecarUse.Auto && shown.Contains(place));

    /// <summary>A sidecar came after its fax was taken: the next fax is to wait for its own.</summary>
    public void LearnNotes(DropPlace place) => shown.Add(place);

    /// <summary>It left the folder.</summary>
    public void Forget(Sighting file)
    {
        foreach (var files in seen.Values)
            if (files.TryGetValue(file.FullPath, out var known) && known == file) files.Remove(file.FullPath);
    }

    /// <summary>Lists the folders: what is new or changed is seen for the first time, what is gone is forgotten.</summary>
    /// <exception cref="IOException">One is away; the others were listed.</exception>
    /// <exception cref="UnauthorizedAccessException">One cannot be read; the others were listed.</exception>
    public void Observe()
    {
        Exception? away = null;
        NewStrangers = 0;
        if (options.Log is not null) log.ReadOn(options.Log);
        foreach (var (place, files) in seen)
        {
            try
            {
                Observe(place, files);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                away ??= fault;
            }
        }
        if (away is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(away);
    }

    /// <summary>The faxes there are, each place's oldest first.</summary>
    public IReadOnlyList<Parcel> Plan()
    {
        bool use = options.Sidecars != SidecarUse.None;
        var parcels = new List<Parcel>();
        foreach (var (place, files) in seen)
        {
            if (use) ReadSidecars(place, files.Values);
            parcels.AddRange(ParcelPlan.Of(place, files.Values, log.Of, use));
        }
        return parcels;
    }

    private void Observe(DropPlace place, Dictionary<string, Sighting> files)
    {
        var now = uptime.Now;
        var present = new HashSet<string>(StringComparer.Ordinal);
        bool unnamed = false;
        foreach (var entry in disk.List(place.Folder).Where(entry => !Litter.Is(entry.Name)))
        {
            if (entry is not FileInfo file)
            {
                if (!options.Subfolders.ContainsKey(entry.Name) && strangers.Add(entry.FullName)) NewStrangers++;
                continue;
            }
            if (options.Sidecars != SidecarUse.None && SidecarCatalog.IsLog(file.Name))
            {
                log.ReadOn(file.FullName);
                continue;
            }
            try
            {
                present.Add(file.FullName);
                var (length, modified) = (file.Length, file.LastWriteTimeUtc);
                if (!files.TryGetValue(file.FullName, out var known) || !known.IsSame((length, modified)))
                    files[file.FullName] = new Sighting(file.FullName, length, modified, now);
            }
            catch (FileNotFoundException)
            {
                // Gone since it was listed, or a link to nowhere; or its name is no text, and it can be opened under another only.
                present.Remove(file.FullName);
                unnamed |= file.Name.Contains('\uFFFD', StringComparison.Ordinal);
            }
        }
        if (unnamed && OperatingSystem.IsLinux()) RawNames.Mend(place.Folder);
        foreach (string gone in files.Keys.Where(path => !present.Contains(path)).ToList()) files.Remove(gone);
    }

    private void ReadSidecars(DropPlace place, IEnumerable<Sighting> files)
    {
        foreach (var file in files.Where(file => file.Reading is null && SidecarCatalog.MayBe(file.Name) && uptime.Now - file.Since >= options.QuietFor && uptime.Now >= file.NotBefore))
        {
            if (file.Length > SidecarCatalog.LongestFile(file.Name))
            {
                file.Reading = SidecarReading.None;
                continue;
            }
            try
            {
                using var opened = disk.Open(file.FullPath);
                if (opened.State == SourceFileState.Vanished) continue;
                if (opened.State != SourceFileState.Open) file.Failed(uptime.Now);
                else file.Reading = catalog.Read(file.Name, FileShapes.Read(opened.Stream, 0, (int)file.Length));
                if (file.Reading is { IsSidecar: true }) shown.Add(place);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                file.Failed(uptime.Now);
            }
        }
    }
}
