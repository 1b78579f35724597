using System.Globalization;
using FaxIngest.Store;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FaxIngest.Receive.Mail;

/// <summary>A folder of a mailbox on a server. A mail's bytes and row are durable before it is marked as seen, and that comes before it is moved; one mail at a time.</summary>
/// <remarks>
/// What was taken in is known from the database by account, folder, UIDVALIDITY and UID, whatever flags it has: a person who reads a mail first does not hide it.
/// When UIDVALIDITY changes, all mails are fetched again, and are found to be known by their content.
/// Nothing is deleted: where a server can neither move a mail nor expunge a single one, mails stay and are marked as seen.
/// </remarks>
internal sealed partial class MailSource(IMailbox mailbox, MailIntake intake, IOptions<MailOptions> settings, TimeProvider time, ILogger<MailSource> log) : IIntakeSource, IAsyncDisposable, IDisposable
{
    private readonly MailOptions options = settings.Value;
    private readonly SemaphoreSlim oneLook = new(1, 1);
    private readonly MailMarks marks = new();
    private readonly MailBackOff outage = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5));
    private readonly MailBackOff moves = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10));

    private IMailboxSession? session;
    private OpenMailFolder folder = new(0, 0, false);
    private DateTimeOffset nextLook;
    private int hinted, admitted;

    public string Name => "mail";

    public SourceTrouble? Trouble => outage.Trouble ?? moves.Trouble;

    public IDisposable? Watch(Action nudge) => options.Host is null || !options.Idle ? null : new MailWatch(mailbox, options, time, () =>
    {
        Volatile.Write(ref hinted, 1);
        nudge();
    });

    public async Task<int> TakeAsync(CancellationToken cancellation)
    {
        if (options.Host is null) return 0;
        await oneLook.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var now = time.GetUtcNow();
            if (now < outage.NotBefore || (Interlocked.Exchange(ref hinted, 0) == 0 && now < nextLook)) return 0;
            admitted = 0;
            try
            {
                bool more = await LookAsync(now, cancellation).ConfigureAwait(false);
                outage.Over();
                nextLook = more ? now : now + options.Interval;
            }
            catch (Exception fault) when (IoFault.Is(fault))
            {
                // Whatever it was, the connection is not trusted any more.
                await EndAsync().ConfigureAwait(false);
                outage.Failed(now, IoFault.ReasonOf(fault));
                LogOutage(outage.Trouble!.Reason.Message, outage.Trouble.Since, outage.NotBefore);
            }
            catch
            {
                await EndAsync().ConfigureAwait(false);
                throw;
            }
            return admitted;
        }
        finally
        {
            oneLook.Release();
        }
    }

    /// <summary>Ends the connection without waiting for it.</summary>
    public void Dispose()
    {
        _ = EndAsync();
        oneLook.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync().ConfigureAwait(false);
        oneLook.Dispose();
    }

    private async Task EndAsync()
    {
        if (session is { } ended) await ended.DisposeAsync().ConfigureAwait(false);
        session = null;
    }

    /// <summary>One search, and what follows from it. True: there is more to do at once.</summary>
    private async Task<bool> LookAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (session is null)
        {
            session = await mailbox.ConnectAsync(cancellation).ConfigureAwait(false);
            folder = await session.OpenAsync(options.Folder, readOnly: false, cancellation).ConfigureAwait(false);
            if (!folder.Writable) LogReadOnly();
        }
        var uids = await session.SearchAsync(unseen: false, cancellation).ConfigureAwait(false);
        marks.Keep(folder.UidValidity, uids);
        var due = marks.Due(uids, now);
        var known = await intake.AdmittedAsync([.. due.Select(KeyOf)], cancellation).ConfigureAwait(false);
        var unseen = !Moves && known.Count > 0 ? (await session.SearchAsync(unseen: true, cancellation).ConfigureAwait(false)).ToHashSet() : null;

        int handled = 0;
        foreach (uint uid in due)
        {
            bool isKnown = known.Contains(KeyOf(uid));
            if (isKnown && unseen?.Contains(uid) == false) marks.Done(uid);
            else if (isKnown && Moves && time.GetUtcNow() < moves.NotBefore) continue;
            else if (handled++ == options.PerLook || !await HandleAsync(uid, isKnown, cancellation).ConfigureAwait(false)) return true;
        }
        return false;
    }

    /// <summary>Whether mails go on to the processed folder.</summary>
    private bool Moves => options.ProcessedFolder.Length > 0 && session!.Abilities.CanMove && folder.Writable;

    /// <summary>One mail, with its own failures kept to itself. False: the connection had to be given up over it.</summary>
    private async Task<bool> HandleAsync(uint uid, bool known, CancellationToken cancellation)
    {
        MailSummary? summary = null;
        try
        {
            summary = await session!.DescribeAsync(uid, cancellation).ConfigureAwait(false);
            if (summary is null) marks.Done(uid);
            else if (known || await TryTakeAsync(uid, summary, cancellation).ConfigureAwait(false)) await FinishAsync(uid, summary, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (MailTooLargeException tooLarge)
        {
            // The size that it was described with was not its size.
            await NoticeAsync(uid, tooLarge.Message, summary!, cancellation).ConfigureAwait(false);
            marks.Done(uid);
            await EndAsync().ConfigureAwait(false);
            return false;
        }
        catch (MailboxException fault)
        {
            // It is tried last from now on: should the fault be this mail's, it holds up no other.
            int failures = marks.Failed(uid, time.GetUtcNow());
            LogMailFailed(uid, folder.UidValidity, fault.Reason.Message, failures);
            if (failures == MailIntake.FailuresUntilNotice && !known && summary is not null)
                await NoticeAsync(uid, "the mail server does not give it out.", summary, cancellation).ConfigureAwait(false);
            if (fault.ConnectionLost) throw;
            return true;
        }
    }

    /// <summary>Fetches and admits. False: it is gone, or stays because of its size.</summary>
    private async Task<bool> TryTakeAsync(uint uid, MailSummary summary, CancellationToken cancellation)
    {
        long limit = options.MaxMegabytes * 1024L * 1024;
        if (summary.Size > limit)
        {
            await NoticeAsync(uid, new MailTooLargeException(summary.Size, limit).Message, summary, cancellation).ConfigureAwait(false);
            marks.Done(uid);
            return false;
        }
        StoredMail? stored = null;
        bool there = await session!.FetchAsync(uid, async (bytes, limited) => stored = await intake.StoreAsync(bytes, limited).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        if (!there || stored is null)
        {
            marks.Done(uid);
            return false;
        }
        string fileName = string.Create(CultureInfo.InvariantCulture, $"mail-{folder.UidValidity}-{uid}.eml");
        if (await intake.AdmitAsync(stored, fileName, KeyOf(uid), PlaceOf(uid, summary), cancellation).ConfigureAwait(false)) admitted++;
        return true;
    }

    /// <summary>The mail is safe: it is marked as seen, then moved. What is refused here is tried again later; it costs nothing but order in the mailbox.</summary>
    private async Task FinishAsync(uint uid, MailSummary summary, CancellationToken cancellation)
    {
        try
        {
            if (folder.Writable && !summary.Seen) await session!.MarkSeenAsync(uid, cancellation).ConfigureAwait(false);
            // A mail that somebody marked as deleted would carry that mark along: it is left to them.
            if (!Moves || summary.Deleted) marks.Done(uid);
            else if (time.GetUtcNow() >= moves.NotBefore)
            {
                await session!.MoveAsync(uid, options.ProcessedFolder, cancellation).ConfigureAwait(false);
                marks.Done(uid);
                moves.Over();
            }
        }
        catch (MailboxException refused) when (!refused.ConnectionLost)
        {
            moves.Failed(time.GetUtcNow(), refused.Reason);
            LogNotFinished(refused.Reason.Message, moves.Trouble!.Since, moves.NotBefore);
        }
    }

    private async Task NoticeAsync(uint uid, string why, MailSummary summary, CancellationToken cancellation)
    {
        string fileName = string.Create(CultureInfo.InvariantCulture, $"mail-{folder.UidValidity}-{uid}-not-taken-in.eml");
        if (await intake.NoticeAsync(why, fileName, $"{KeyOf(uid)}|notice", PlaceOf(uid, summary), cancellation).ConfigureAwait(false)) admitted++;
    }

    private MailPlace PlaceOf(uint uid, MailSummary summary) => new(mailbox.Account, options.Folder, folder.UidValidity, uid, null, summary.ReceivedAt);

    private string KeyOf(uint uid) => string.Create(CultureInfo.InvariantCulture, $"mail:{mailbox.Account}|{options.Folder}|{folder.UidValidity}|{uid}");

    [LoggerMessage(Level = LogLevel.Error, Message = "The mailbox cannot be taken in: {Reason} Nothing is lost; failing since {Since:u}, tried again at {Next:u}.")]
    private partial void LogOutage(string reason, DateTimeOffset since, DateTimeOffset next);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail with UID {Uid} (UIDVALIDITY {Validity}) could not be taken in: {Reason} Failure {Failures}; it stays and is tried again.")]
    private partial void LogMailFailed(uint uid, uint validity, string reason, int failures);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail was taken in but could not be put in order: {Reason} It stays and makes no second arrival; failing since {Since:u}, tried again at {Next:u}.")]
    private partial void LogNotFinished(string reason, DateTimeOffset since, DateTimeOffset next);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail folder can only be read: mails are taken in, but not marked as seen and not moved.")]
    private partial void LogReadOnly();
}
