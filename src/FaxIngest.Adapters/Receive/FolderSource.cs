using FaxIngest.Receive.Sidecars;
using FaxIngest.Store;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FaxIngest.Receive;

/// <summary>The fax server's drop folder. A fax is taken when its files are quiet and whole, with what the server wrote beside it; its bytes and its row are durable before a file is moved.</summary>
/// <remarks>
/// Quiet means: size and modified time were seen unchanged for a time, by looks of our own. The modified time's age alone says nothing:
/// a copied file brings its old time along while its bytes still come.
/// Logs name no file: names come from outside and may hold a person's.
/// </remarks>
internal sealed partial class FolderSource : IIntakeSource
{
    /// <summary>Failures in a row after which a look ends: then it is the disk or the share, not the files.</summary>
    private const int FailuresInARow = 3;

    /// <summary>Faxes remembered, for sidecars that come after them.</summary>
    private const int Remembered = 20_000;

    /// <summary>How long no file is tried after that.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>How long draining waits for a file that goes on changing or being held.</summary>
    private static readonly TimeSpan DrainPatience = TimeSpan.FromMinutes(1);

    private readonly FolderSourceOptions options;
    private readonly SourceDisk disk;
    private readonly Uptime uptime;
    private readonly IFaxStore store;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly DropFolder folder;
    private readonly ParcelIntake intake;
    private readonly ParcelWait wait;
    private readonly ParcelArchive? archive;
    private readonly SemaphoreSlim oneLook = new(1, 1);
    private readonly Dictionary<string, string> recent = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> recentInOrder = new();
    private readonly Queue<Parcel> due = new();
    private TimeSpan listUntil;
    private TimeSpan resume;

    public FolderSource(IOptions<FolderSourceOptions> settings, IBlobStore blobs, IFaxStore store, TimeProvider time, ILogger<FolderSource> log)
        : this(settings.Value, blobs, store, time, (log, new RealDisk()))
    {
    }

    /// <summary>Over a disk of the test's making.</summary>
    internal FolderSource(FolderSourceOptions options, IBlobStore blobs, IFaxStore store, TimeProvider time, (ILogger<FolderSource> Log, SourceDisk Disk) around)
    {
        (this.options, this.store, this.time, log, disk) = (options, store, time, around.Log, around.Disk);
        uptime = new Uptime(time);
        folder = new DropFolder(options, disk, uptime);
        intake = new ParcelIntake(options, blobs, store, time);
        wait = new ParcelWait(options, folder, uptime);
        archive = options.ArchivePath is { } path ? new ParcelArchive(path, disk, time) : null;
    }

    public string Name => "folder";

    public async Task<int> TakeAsync(CancellationToken cancellation) => (await LookAsync(draining: false, cancellation).ConfigureAwait(false)).Admitted;

    /// <summary>Looks again and again until every file has been quiet for <see cref="FolderSourceOptions.QuietFor"/> (twice that for files that are
    /// not whole or of a type that cannot tell) and is taken. Files that go on changing are left after a minute, those that cannot be read or moved after three tries.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellation)
    {
        int admitted = 0;
        var end = uptime.Now + DrainPatience;
        while (true)
        {
            var look = await LookAsync(draining: true, cancellation).ConfigureAwait(false);
            admitted += look.Admitted;
            if (look.Waiting == 0) return admitted;
            if (look.Admitted > 0) end = uptime.Now + DrainPatience;
            if (uptime.Now > end)
            {
                LogLeft(look.Waiting);
                return admitted;
            }
            var pause = TimeSpan.FromMilliseconds(Math.Clamp(options.QuietFor.TotalMilliseconds / 4, 20, 1000));
            await Task.Delay(pause, time, cancellation).ConfigureAwait(false);
        }
    }

    public SourceTrouble? Trouble { get; private set; }

    public IDisposable? Watch(Action nudge) => DropWatch.Start([.. options.Places.Select(place => place.Folder)], nudge);

    private async Task<(int Admitted, int Waiting)> LookAsync(bool draining, CancellationToken cancellation)
    {
        if (archive is null) return (0, 0);
        await oneLook.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            archive.Resume();
            Exception? away = Observe(draining);
            if (uptime.Now < resume && !draining) return (0, folder.All.Count());
            int admitted = await TakeDueAsync(draining, cancellation).ConfigureAwait(false);
            // What could be taken was taken before a folder that is away is complained of.
            if (away is not null && admitted == 0) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(away);
            return (admitted, folder.All.Count(seen => !GivenUp(seen)));
        }
        finally
        {
            oneLook.Release();
        }
    }

    /// <summary>Lists the folders, unless there is still work from the last listing: a share with ten thousand files takes seconds to list.</summary>
    private Exception? Observe(bool draining)
    {
        if (due.Count > 0 && uptime.Now < listUntil) return null;
        due.Clear();
        var began = uptime.Now;
        Exception? away = null;
        try
        {
            folder.Observe();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            away = fault;
        }
        foreach (var parcel in folder.Plan().Where(parcel => wait.IsOver(parcel, draining) && !(draining && parcel.All.Any(GivenUp)))) due.Enqueue(parcel);
        var took = uptime.Now - began;
        // Listing may take a tenth of the time.
        listUntil = uptime.Now + (took * 10 > TimeSpan.FromSeconds(1) ? took * 10 : TimeSpan.FromSeconds(1));
        if (folder.NewStrangers > 0) LogStrangers(folder.NewStrangers);
        TellOverdue();
        return away;
    }

    private async Task<int> TakeDueAsync(bool draining, CancellationToken cancellation)
    {
        int admitted = 0, worked = 0, failures = 0;
        while (worked < options.PerPoll && due.TryDequeue(out var parcel))
        {
            cancellation.ThrowIfCancellationRequested();
            var step = await TryTakeAsync(parcel, draining, cancellation).ConfigureAwait(false);
            if (step is Step.Admitted or Step.AdmittedNotMoved) admitted++;
            if (step is not Step.Waits) worked++;
            failures = step is Step.Failed ? failures + 1 : 0;
            if (failures < FailuresInARow) continue;
            resume = uptime.Now + Pause;
            due.Clear();
            break;
        }
        return admitted;
    }

    private static bool GivenUp(Sighting seen) => seen.Failures >= FailuresInARow || seen.Refused;

    private async Task<Step> TryTakeAsync(Parcel parcel, bool draining, CancellationToken cancellation)
    {
        var first = parcel.Files[0];
        var step = Step.Known;
        try
        {
            if (parcel.IsOrphan && await TakeLateAsync(parcel, cancellation).ConfigureAwait(false)) return Step.Known;
            if (!first.Admitted)
            {
                step = await TryAdmitAsync(parcel, draining, cancellation).ConfigureAwait(false);
                if (step is not (Step.Admitted or Step.Known)) return step;
                foreach (var file in parcel.All) file.Admitted = true;
            }
            Archive(parcel);
            return step;
        }
        catch (Exception fault) when (IoFault.Is(fault))
        {
            first.Failed(uptime.Now);
            string reason = IoFault.ReasonOf(fault).Message;
            var next = time.GetUtcNow() + (first.NotBefore - uptime.Now);
            if (first.Admitted) LogNotMoved(reason, first.Failures, next);
            else LogNotTaken(first.Length, first.Modified, reason, first.Failures, next);
            return step is Step.Admitted ? Step.AdmittedNotMoved : Step.Failed;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A file that trips the program must not keep the files after it from being taken.
            first.Failed(uptime.Now);
            LogFault(first.Length, fault.GetType().Name, time.GetUtcNow() + (first.NotBefore - uptime.Now), fault.StackTrace);
            return step is Step.Admitted ? Step.AdmittedNotMoved : Step.Waits;
        }
    }

    private async Task<Step> TryAdmitAsync(Parcel parcel, bool draining, CancellationToken cancellation)
    {
        var note = parcel.Note;
        var pages = new List<PageBundle.Page>();
        Admission? admission = null;
        foreach (var seen in parcel.Files)
        {
            using var file = disk.Open(seen.FullPath);
            if (!IsReady(seen, file, draining)) return Step.Waits;
            if (seen == parcel.Files[0] && !parcel.IsOrphan) note = note.Or(folder.Tags.Of(file.Stream)).Or(folder.Names.Of(parcel.Name));
            if (parcel.Files.Count == 1)
            {
                admission = await intake.AdmitAsync(parcel, file.Stream, note, () => IsSame(parcel), cancellation).ConfigureAwait(false);
                break;
            }
            file.Stream.Position = 0;
            var (check, length) = Crc32.Of(file.Stream);
            if (length != seen.Length) return Changed(parcel);
            pages.Add(new(PageEnding.Of(seen.Name), length, check, () => Reopen(seen.FullPath)));
        }
        if (pages.Sum(page => page.Length) > PageBundle.Longest) throw new IOException("The pages of a fax are too large to be put together.");
        if (pages.Count > 0) admission = await intake.AdmitPagesAsync(parcel, pages, note, () => IsSame(parcel), cancellation).ConfigureAwait(false);
        if (admission is null) return Changed(parcel);
        Remember(parcel, admission.FaxId);
        return admission.NewArrival ? Step.Admitted : Step.Known;
    }

    /// <summary>Whether a file can be read, is whole and has been quiet long enough.</summary>
    private bool IsReady(Sighting seen, SourceFile file, bool draining)
    {
        if (file.State == SourceFileState.Vanished) return false;
        if (file.State is not (SourceFileState.Open or SourceFileState.BeingWritten))
        {
            // The file's own trouble: it says nothing about the files after it.
            seen.Failed(uptime.Now);
            if (!seen.Refused) LogNotTaken(seen.Length, seen.Modified, Explain(file.State), seen.Failures, time.GetUtcNow() + (seen.NotBefore - uptime.Now));
            // What is no file does not become one: said once.
            seen.Refused = file.State == SourceFileState.NotAFile;
            return false;
        }
        seen.Shape ??= FileShapes.Of(file.Stream);
        return uptime.Now - seen.Since >= wait.QuietNeeded(file.State == SourceFileState.BeingWritten ? null : seen.Shape, draining);
    }

    private Stream Reopen(string path)
    {
        var file = disk.Open(path);
        return file.State is SourceFileState.Open or SourceFileState.BeingWritten ? file.Stream : throw new IOException("A page went away while it was read.");
    }

    private bool IsSame(Parcel parcel) => parcel.Files.All(seen => seen.IsSame(disk.Look(seen.FullPath)));

    /// <summary>It changed while it was read: what was stored is a blob that nothing refers to, and the file is as good as new.</summary>
    private Step Changed(Parcel parcel)
    {
        foreach (var file in parcel.Files) folder.Forget(file);
        return Step.Waits;
    }

    /// <summary>A sidecar whose fax was taken without it, or all of whose faxes were: it goes to the archive.</summary>
    private async Task<bool> TakeLateAsync(Parcel parcel, CancellationToken cancellation)
    {
        var sidecar = parcel.Files[0];
        var notes = sidecar.Reading?.Notes ?? [];
        var names = notes.Any(note => note.Files.Count > 0) ? notes.SelectMany(note => note.Files) : [sidecar.Stem];
        var open = names.Where(name => !sidecar.Used.Contains(name)).ToList();
        var late = open.Where(recent.ContainsKey).ToList();
        foreach (string name in late)
        {
            sidecar.Used.Add(name);
            folder.LearnNotes(parcel.Place);
            var note = notes.FirstOrDefault(each => each.Files.Contains(name, StringComparer.OrdinalIgnoreCase)) ?? (notes is [var only] ? only : FaxNote.Nothing);
            await intake.AddLateAsync(recent[name], note, cancellation).ConfigureAwait(false);
        }
        // After a restart the names are forgotten; the archive knows them.
        if (open.Count - late.Count > open.Count(name => !recent.ContainsKey(name) && archive!.Has(name))) return !wait.IsOrphanOver(sidecar);
        Archive(parcel);
        return true;
    }

    private void Remember(Parcel parcel, string faxId)
    {
        foreach (string name in parcel.Files.SelectMany(file => new[] { file.Name, file.Stem }).Append(parcel.Name).Distinct())
        {
            if (recent.TryAdd(name, faxId)) recentInOrder.Enqueue(name);
            else recent[name] = faxId;
            parcel.List?.Used.Add(name);
        }
        while (recentInOrder.Count > Remembered) recent.Remove(recentInOrder.Dequeue());
    }

    private void Archive(Parcel parcel)
    {
        if (!archive!.Take(parcel)) LogReturned();
        foreach (var file in parcel.All) folder.Forget(file);
    }

    private void TellOverdue()
    {
        int overdue = 0;
        foreach (var file in folder.All.Where(file => !file.Overdue && !file.Refused && uptime.Now - file.Since > options.OverdueAfter))
        {
            file.Overdue = true;
            overdue++;
        }
        if (overdue > 0) LogOverdue(overdue, options.OverdueAfter);
        if (folder.All.Any(file => file.Overdue)) Trouble ??= new(time.GetUtcNow(), new("overdue", "Files wait in the drop folder for too long: they keep changing, are held, or belong to a fax that does not come."));
        else Trouble = null;
    }

    private static string Explain(SourceFileState state) => state switch
    {
        SourceFileState.Locked => "Another program holds it.",
        SourceFileState.NotAFile => "It is a link or no ordinary file; these are never followed.",
        _ => "The service's account cannot read it.",
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file of {Length} bytes of {Modified:u} in the drop folder was not taken: {Reason} It stays; try {Failures} failed, the next is at {Next:u}.")]
    private partial void LogNotTaken(long length, DateTime modified, string reason, int failures, DateTimeOffset next);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file was taken in but could not be moved to the archive: {Reason} It stays and makes no second arrival; try {Failures} failed, the next is at {Next:u}.")]
    private partial void LogNotMoved(string reason, int failures, DateTimeOffset next);

    [LoggerMessage(Level = LogLevel.Error, Message = "Taking in a file of {Length} bytes failed unexpectedly with {Fault}. It stays; the next try is at {Next:u}.\n{Trace}")]
    private partial void LogFault(long length, string fault, DateTimeOffset next, string? trace);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file was replaced just before it was moved to the archive; it was put back and will be taken in as well.")]
    private partial void LogReturned();

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} files in the drop folder go on changing or being held; they were left there.")]
    private partial void LogLeft(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} folders lie in the drop folder that no setting names; they are not looked into.")]
    private partial void LogStrangers(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} files have waited in the drop folder for more than {Time}: they keep changing, are held, or belong to a fax that does not come. Look into the folder.")]
    private partial void LogOverdue(int count, TimeSpan time);

    private enum Step
    {
        /// <summary>Not ready, or not readable for a cause of its own.</summary>
        Waits,
        /// <summary>Disk, share or database failed.</summary>
        Failed,
        /// <summary>A new arrival, moved to the archive.</summary>
        Admitted,
        /// <summary>A new arrival that is still in the folder.</summary>
        AdmittedNotMoved,
        /// <summary>Admitted at an earlier look, moved now.</summary>
        Known,
    }
}
