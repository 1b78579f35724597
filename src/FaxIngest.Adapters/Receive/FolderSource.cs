using FaxIngest.Model;
using FaxIngest.Store;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FaxIngest.Receive;

/// <summary>The fax server's drop folder. A file is taken when it is quiet and whole; its bytes and its row are durable before it is moved.</summary>
/// <remarks>
/// Quiet means: size and modified time were seen unchanged for a time, by looks of our own. The modified time's age alone says nothing:
/// a copied file brings its old time along while its bytes still come.
/// Logs name no file: names come from outside and may hold a person's.
/// </remarks>
internal sealed partial class FolderSource(IOptions<FolderSourceOptions> settings, IBlobStore blobs, IFaxStore store, TimeProvider time, ILogger<FolderSource> log) : IIntakeSource
{
    /// <summary>Failures in a row after which a look ends: then it is the disk or the share, not the files.</summary>
    private const int FailuresInARow = 3;

    /// <summary>How long no file is tried after that.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>How long draining waits for a file that goes on changing or being held.</summary>
    private static readonly TimeSpan DrainPatience = TimeSpan.FromMinutes(1);

    private readonly FolderSourceOptions options = settings.Value;
    private readonly SemaphoreSlim oneLook = new(1, 1);
    private readonly Dictionary<string, Sighting> sightings = new(StringComparer.Ordinal);
    private DateTimeOffset resume;

    public string Name => "folder";

    public async Task<int> TakeAsync(CancellationToken cancellation) => (await LookAsync(draining: false, cancellation).ConfigureAwait(false)).Admitted;

    /// <summary>Looks again and again until every file has been quiet for <see cref="FolderSourceOptions.QuietFor"/> (twice that for files that are
    /// not whole or of a type that cannot tell) and is taken. Files that go on changing are left after a minute, those that cannot be read or moved after three tries.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellation)
    {
        int admitted = 0;
        var end = time.GetUtcNow() + DrainPatience;
        while (true)
        {
            var look = await LookAsync(draining: true, cancellation).ConfigureAwait(false);
            admitted += look.Admitted;
            if (look.Waiting == 0) return admitted;
            if (look.Admitted > 0) end = time.GetUtcNow() + DrainPatience;
            if (time.GetUtcNow() > end)
            {
                LogLeft(look.Waiting);
                return admitted;
            }
            var pause = TimeSpan.FromMilliseconds(Math.Clamp(options.QuietFor.TotalMilliseconds / 4, 20, 1000));
            await Task.Delay(pause, time, cancellation).ConfigureAwait(false);
        }
    }

    public IDisposable? Watch(Action nudge)
    {
        if (options.Path is null) return null;
        try
        {
            var watcher = new FileSystemWatcher(options.Path);
            watcher.Created += (_, _) => nudge();
            watcher.Renamed += (_, _) => nudge();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is ArgumentException or IOException or PlatformNotSupportedException)
        {
            // Some network shares cannot be watched; polling does the work anyway.
            return null;
        }
    }

    private async Task<(int Admitted, int Waiting)> LookAsync(bool draining, CancellationToken cancellation)
    {
        if (options.Path is null) return (0, 0);
        await oneLook.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            Observe();
            var now = time.GetUtcNow();
            if (now < resume && !draining) return (0, sightings.Count);
            var due = sightings
                .Where(seen => now - seen.Value.Since >= options.QuietFor && now >= seen.Value.NotBefore && !(draining && GivenUp(seen.Value)))
                .OrderBy(seen => seen.Value.Modified).ThenBy(seen => seen.Key, StringComparer.Ordinal)
                .ToList();
            int admitted = 0, worked = 0, failures = 0;
            foreach (var (path, seen) in due)
            {
                cancellation.ThrowIfCancellationRequested();
                if (worked == options.PerPoll) break;
                var step = await TryTakeAsync(path, seen, draining, cancellation).ConfigureAwait(false);
                if (step is Step.Admitted or Step.Known) sightings.Remove(path);
                if (step is Step.Admitted or Step.AdmittedNotMoved) admitted++;
                if (step is not Step.Waits) worked++;
                failures = step is Step.Failed ? failures + 1 : 0;
                if (failures < FailuresInARow) continue;
                resume = now + Pause;
                break;
            }
            return (admitted, sightings.Values.Count(seen => !GivenUp(seen)));
        }
        finally
        {
            oneLook.Release();
        }
    }

    private static bool GivenUp(Sighting seen) => seen.Failures >= FailuresInARow;

    /// <summary>Lists the folder: what is new or changed is seen for the first time, what is gone is forgotten.</summary>
    private void Observe()
    {
        var now = time.GetUtcNow();
        var listing = new DirectoryInfo(options.Path!).EnumerateFiles("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false });
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in listing.Where(file => !Litter.Is(file.Name)))
        {
            try
            {
                present.Add(file.FullName);
                if (!sightings.TryGetValue(file.FullName, out var seen) || !seen.IsSame(file))
                    sightings[file.FullName] = new Sighting(file.Length, file.LastWriteTimeUtc, now);
            }
            catch (FileNotFoundException)
            {
                // Gone since it was listed, or a link to nowhere.
                present.Remove(file.FullName);
            }
        }
        foreach (string gone in sightings.Keys.Except(present).ToList()) sightings.Remove(gone);
    }

    private async Task<Step> TryTakeAsync(string path, Sighting seen, bool draining, CancellationToken cancellation)
    {
        var step = Step.Known;
        try
        {
            if (!seen.Admitted)
            {
                step = await TryAdmitAsync(path, seen, draining, cancellation).ConfigureAwait(false);
                if (step is not (Step.Admitted or Step.Known)) return step;
                seen.Admitted = true;
            }
            Archive(path, seen);
            return step;
        }
        catch (Exception fault) when (IoFault.Is(fault))
        {
            seen.Failed(time.GetUtcNow());
            string reason = IoFault.ReasonOf(fault).Message;
            if (seen.Admitted) LogNotMoved(reason, seen.Failures, seen.NotBefore);
            else LogNotTaken(seen.Length, seen.Modified, reason, seen.Failures, seen.NotBefore);
            return step is Step.Admitted ? Step.AdmittedNotMoved : Step.Failed;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A file that trips the program must not keep the files after it from being taken.
            seen.Failed(time.GetUtcNow());
            LogFault(seen.Length, fault.GetType().Name, seen.NotBefore, fault.StackTrace);
            return step is Step.Admitted ? Step.AdmittedNotMoved : Step.Waits;
        }
    }

    private async Task<Step> TryAdmitAsync(string path, Sighting seen, bool draining, CancellationToken cancellation)
    {
        using var file = SourceFile.Open(path);
        if (file.State == SourceFileState.Vanished) return Step.Waits;
        if (file.State is not (SourceFileState.Open or SourceFileState.BeingWritten))
        {
            // The file's own trouble: it says nothing about the files after it.
            seen.Failed(time.GetUtcNow());
            LogNotTaken(seen.Length, seen.Modified, Explain(file.State), seen.Failures, seen.NotBefore);
            return Step.Waits;
        }

        var quiet = time.GetUtcNow() - seen.Since;
        seen.Shape ??= FileShapes.Of(file.Stream);
        if (quiet < (file.State == SourceFileState.BeingWritten ? Longer(options.QuietForBroken) : Needed(seen.Shape.Value, draining))) return Step.Waits;

        file.Stream.Position = 0;
        var (sha256, length) = await blobs.PutAsync(file.Stream, cancellation).ConfigureAwait(false);
        var now = new FileInfo(path);
        if (length != seen.Length || !now.Exists || !seen.IsSame(now))
        {
            // It changed while it was read: what was stored is a blob that nothing refers to, and the file is as good as new.
            sightings.Remove(path);
            return Step.Waits;
        }
        var modified = new DateTimeOffset(seen.Modified, TimeSpan.Zero);
        var received = modified <= time.GetUtcNow() ? modified : time.GetUtcNow();
        string key = FormattableString.Invariant($"{Name}:{path}|{seen.Length}|{seen.Modified:O}|{sha256}");
        var arrival = new Arrival(sha256, length, Path.GetFileName(path), new Source("fax", received, options.FaxLine), key);
        return (await store.AdmitAsync(arrival, cancellation).ConfigureAwait(false)).NewArrival ? Step.Admitted : Step.Known;
    }

    /// <summary>Moves an admitted file out of the way. Should other bytes have come under its name in the meantime, they go back to wait their turn: the move must hide nothing.</summary>
    private void Archive(string path, Sighting seen)
    {
        var archive = new ArchiveFolder(options.ArchivePath!, time);
        string archived = archive.Take(path);
        if (seen.IsSame(new FileInfo(archived))) return;
        ArchiveFolder.Return(archived, path);
        LogReturned();
    }

    private TimeSpan Needed(FileShape shape, bool draining) => (shape, draining) switch
    {
        (FileShape.Whole, _) => options.QuietFor,
        (_, true) => options.QuietFor * 2,
        (FileShape.CannotTell, _) => Longer(options.QuietForUnknown),
        _ => Longer(options.QuietForBroken),
    };

    private TimeSpan Longer(TimeSpan quiet) => quiet > options.QuietFor ? quiet : options.QuietFor;

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
