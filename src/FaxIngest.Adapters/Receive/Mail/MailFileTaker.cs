using FaxIngest.Store;
using Microsoft.Extensions.Logging;

namespace FaxIngest.Receive.Mail;

/// <summary>Takes in mails that lie in files, each with its failures kept to itself. Logs name no file: names come from outside.</summary>
internal sealed partial class MailFileTaker(MailIntake intake, TimeProvider time, ILogger<MailFileTaker> log)
{
    /// <summary>Failures in a row after which a look ends: then it is the disk or the share, not the files.</summary>
    private const int FailuresInARow = 3;

    /// <summary>Files that one look takes.</summary>
    private const int PerLook = 200;

    /// <summary>Takes those that are not known, and lets the source put them in order.</summary>
    /// <param name="files">In the order to take them.</param>
    /// <param name="largest">Bytes.</param>
    /// <param name="finish">Puts a file in order that is safe: marks or moves it.</param>
    /// <param name="cancellation">Stops between two files.</param>
    /// <returns>How many arrivals were admitted.</returns>
    public async Task<int> TakeAsync(IReadOnlyList<MailFile> files, long largest, Action<MailFile> finish, CancellationToken cancellation)
    {
        var due = files.Where(file => !file.Mark.Done && file.Mark.BackOff.NotBefore <= time.GetUtcNow()).ToList();
        var known = await intake.AdmittedAsync([.. due.Select(file => file.Key)], cancellation).ConfigureAwait(false);
        int admitted = 0, failures = 0;
        foreach (var file in due)
        {
            if (admitted == PerLook || failures == FailuresInARow) break;
            try
            {
                if (!known.Contains(file.Key))
                {
                    if (!await TryAdmitAsync(file, largest, cancellation).ConfigureAwait(false)) continue;
                    admitted++;
                }
                finish(file);
                (file.Mark.Done, failures) = (true, 0);
            }
            catch (Exception fault) when (IoFault.Is(fault))
            {
                failures++;
                file.Mark.BackOff.Failed(time.GetUtcNow(), IoFault.ReasonOf(fault));
                LogFailed(IoFault.ReasonOf(fault).Message, file.Mark.BackOff.Failures, file.Mark.BackOff.NotBefore);
            }
        }
        return admitted;
    }

    /// <summary>False: it cannot be taken now, or never because of its size; it stays.</summary>
    private async Task<bool> TryAdmitAsync(MailFile file, long largest, CancellationToken cancellation)
    {
        using var source = SourceFile.Open(file.Path);
        if (source.State != SourceFileState.Open)
        {
            if (source.State is SourceFileState.NotAFile or SourceFileState.NoAccess) file.Mark.BackOff.Failed(time.GetUtcNow(), new("no-access", "It is no ordinary file, or the service's account cannot read it."));
            return false;
        }
        var before = new FileInfo(file.Path);
        var received = new DateTimeOffset(before.LastWriteTimeUtc, TimeSpan.Zero);
        var now = time.GetUtcNow();
        var place = file.Place with { InternalDate = received < now ? received : now };
        if (source.Stream.Length > largest)
        {
            await intake.NoticeAsync(new MailTooLargeException(source.Stream.Length, largest).Message, $"{file.Name}-not-taken-in.eml", $"{file.Key}|notice", place, cancellation).ConfigureAwait(false);
            file.Mark.Done = true;
            return false;
        }
        var stored = await intake.StoreAsync(source.Stream, cancellation).ConfigureAwait(false);
        var after = new FileInfo(file.Path);
        // Renamed or changed while it was read: the next look knows better.
        if (!after.Exists || after.Length != stored.Length || after.LastWriteTimeUtc != before.LastWriteTimeUtc) return false;
        await intake.AdmitAsync(stored, file.Name.EndsWith(".eml", StringComparison.OrdinalIgnoreCase) ? file.Name : file.Name + ".eml", file.Key, place, cancellation).ConfigureAwait(false);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail in a file could not be taken in or put in order: {Reason} It stays; try {Failures} failed, the next is at {Next:u}.")]
    private partial void LogFailed(string reason, int failures, DateTimeOffset next);
}

/// <summary>A mail in a file.</summary>
/// <param name="Path">Where it lies now.</param>
/// <param name="Name">Name by which it is known: without flags.</param>
/// <param name="Key">Its source key.</param>
/// <param name="Place">Where it lies, for a person.</param>
/// <param name="Mark">What is remembered of it between looks.</param>
internal sealed record MailFile(string Path, string Name, string Key, MailPlace Place, MailFileMark Mark);

/// <summary>What is remembered of a mail in a file between looks. Lost at a restart, which costs one look into the database and nothing else.</summary>
internal sealed class MailFileMark
{
    public bool Done { get; set; }

    public MailBackOff BackOff { get; } = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10));

    /// <summary>Size and time as seen, and since when.</summary>
    public (long Length, DateTime Modified, DateTimeOffset Since) Seen { get; set; }
}
