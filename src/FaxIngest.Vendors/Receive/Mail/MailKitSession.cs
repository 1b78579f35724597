using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;

namespace FaxIngest.Receive.Mail;

/// <summary>A logged-in connection through MailKit. It never asks MailKit for what would end in a plain EXPUNGE.</summary>
internal sealed class MailKitSession(ImapClient client, MailAccount account) : IMailboxSession
{
    private ImapFolder? open;
    private uint validity;

    /// <inheritdoc/>
    public MailboxAbilities Abilities { get; } = new(
        client.Capabilities.HasFlag(ImapCapabilities.Move), client.Capabilities.HasFlag(ImapCapabilities.UidPlus), client.Capabilities.HasFlag(ImapCapabilities.Idle));

    /// <inheritdoc/>
    public Task<OpenMailFolder> OpenAsync(string folder, bool readOnly, CancellationToken cancellation) => DoAsync(async patience =>
    {
        open = (ImapFolder)await FindAsync(folder, patience);
        var access = await open.OpenAsync(readOnly ? FolderAccess.ReadOnly : FolderAccess.ReadWrite, patience);
        validity = open.UidValidity;
        return new OpenMailFolder(validity, open.Count, access == FolderAccess.ReadWrite);
    }, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<uint>> SearchAsync(bool unseen, CancellationToken cancellation) => DoAsync<IReadOnlyList<uint>>(async patience =>
    {
        // A server tells of new mails when it is asked for nothing else; some search only among those they have told of.
        await client.NoOpAsync(patience);
        var found = await Open.SearchAsync(unseen ? SearchQuery.NotSeen : SearchQuery.All, patience);
        return [.. found.Select(uid => uid.Id).Order()];
    }, cancellation);

    /// <inheritdoc/>
    public Task<MailSummary?> DescribeAsync(uint uid, CancellationToken cancellation) => DoAsync(patience => SummaryAsync(uid, patience), cancellation);

    /// <inheritdoc/>
    public async Task<bool> FetchAsync(uint uid, Func<Stream, CancellationToken, Task> take, CancellationToken cancellation)
    {
        var summary = await DescribeAsync(uid, cancellation);
        if (summary is null) return false;
        if (summary.Size > account.LargestMail) throw new MailTooLargeException(summary.Size, account.LargestMail);
        bool came = false;
        Exception? failed = null;
        try
        {
            // No patience over the whole: each read has the connection's own time limit.
            await MailKitFault.GuardAsync(async () =>
            {
                await Open.GetStreamsAsync([Id(uid)], async (folder, index, which, stream, token) =>
                {
                    // Another mail, or this one once more.
                    if (came || which.Id != uid) throw MailKitFault.Protocol();
                    came = true;
                    try
                    {
                        await take(new MailKitStream(stream, account.LargestMail), token);
                    }
                    catch (Exception fault)
                    {
                        failed = fault;
                        throw;
                    }
                }, cancellation);
                return true;
            }, cancellation);
        }
        catch (Exception) when (failed is not null)
        {
            // What the taker threw is the taker's; the connection stands in the middle of a mail and is of no more use.
            client.Dispose();
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed);
        }
        return came;
    }

    /// <inheritdoc/>
    public Task MarkSeenAsync(uint uid, CancellationToken cancellation) => DoAsync(async patience =>
    {
        await Open.AddFlagsAsync(Id(uid), MessageFlags.Seen, silent: true, patience);
        return true;
    }, cancellation);

    /// <inheritdoc/>
    public Task MoveAsync(uint uid, string folder, CancellationToken cancellation) => DoAsync(async patience =>
    {
        // Without either, MailKit would end in a plain EXPUNGE, which destroys what others have marked.
        if (!Abilities.CanMove) throw MailKitFault.Refused();
        await Open.MoveToAsync(Id(uid), await FindAsync(folder, patience), patience);
        return true;
    }, cancellation);

    /// <inheritdoc/>
    public Task<MailFolderAccess> AccessAsync(string folder, CancellationToken cancellation) => DoAsync(async patience =>
    {
        try
        {
            var found = await client.GetFolderAsync(Name(folder), patience);
            if (!client.Capabilities.HasFlag(ImapCapabilities.Acl)) return new MailFolderAccess(true, null);
            var rights = await found.GetMyAccessRightsAsync(patience);
            return new MailFolderAccess(true, string.Concat(rights.Select(right => right.Right)));
        }
        catch (FolderNotFoundException)
        {
            return new MailFolderAccess(false, null);
        }
    }, cancellation);

    /// <inheritdoc/>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellation) => MailKitFault.GuardAsync(async () =>
    {
        using var done = new CancellationTokenSource(atMost);
        bool changed = false;
        void Change(object? sender, EventArgs e)
        {
            changed = true;
            done.Cancel();
        }
        var folder = Open;
        folder.CountChanged += Change;
        folder.MessageExpunged += Change;
        folder.MessageFlagsChanged += Change;
        try
        {
            await client.IdleAsync(done.Token, cancellation);
        }
        finally
        {
            folder.CountChanged -= Change;
            folder.MessageExpunged -= Change;
            folder.MessageFlagsChanged -= Change;
        }
        CheckValidity();
        return changed;
    }, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private ImapFolder Open => open ?? throw new InvalidOperationException("no folder is open");

    /// <summary>CR, LF and NUL are refused, though MailKit's encoding would hide them: they are a slip of settings, or worse.</summary>
    private static string Name(string folder) => folder.AsSpan().IndexOfAnyInRange('\0', '\x1f') >= 0
        ? throw new ArgumentException("A folder's name has no control characters.", nameof(folder))
        : folder;

    private UniqueId Id(uint uid) => new(validity, uid);

    private async Task<MailSummary?> SummaryAsync(uint uid, CancellationToken patience)
    {
        var found = await Open.FetchAsync([Id(uid)], MessageSummaryItems.UniqueId | MessageSummaryItems.Size | MessageSummaryItems.InternalDate | MessageSummaryItems.Flags, patience);
        var mail = found.FirstOrDefault(m => m.UniqueId.Id == uid);
        return mail is null ? null : new MailSummary(
            mail.Size ?? 0, (mail.InternalDate ?? DateTimeOffset.UnixEpoch).ToUniversalTime(),
            mail.Flags?.HasFlag(MessageFlags.Seen) == true, mail.Flags?.HasFlag(MessageFlags.Deleted) == true);
    }

    private async Task<IMailFolder> FindAsync(string folder, CancellationToken patience)
    {
        try
        {
            return await client.GetFolderAsync(Name(folder), patience);
        }
        catch (FolderNotFoundException)
        {
            throw MailKitFault.Refused();
        }
    }

    private Task<T> DoAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken cancellation) => MailKitFault.GuardAsync(async () =>
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(account.Patience);
        var result = await step(patience.Token);
        CheckValidity();
        return result;
    }, cancellation);

    /// <summary>UIDs that mean other mails now must not be used.</summary>
    private void CheckValidity()
    {
        if (open is not null && open.IsOpen && open.UidValidity != validity) throw MailKitFault.Protocol();
    }
}
