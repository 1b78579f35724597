using System.Globalization;

namespace FaxIngest.Receive.Mail;

/// <summary>A logged-in IMAP connection.</summary>
internal sealed class ImapSession(ImapConnection connection, long largestMail) : IMailboxSession
{
    /// <summary>Mails up to which one search gives all UIDs: its answer is one line, and a line has an end.</summary>
    private const int InOneSearch = 50_000;

    /// <summary>The mail was expunged by somebody else. With this code what came before it counts for nothing, even after OK: Dovecot sends a mail of no bytes of 1970.</summary>
    private const string Gone = "EXPUNGEISSUED";

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(9);

    private OpenMailFolder? open;
    private uint nextUid;

    public MailboxAbilities Abilities { get; } = new(connection.Capabilities.Contains("MOVE"), connection.Capabilities.Contains("UIDPLUS"), connection.Capabilities.Contains("IDLE"));

    private bool HasAcl { get; } = connection.Capabilities.Contains("ACL");

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    public async Task<OpenMailFolder> OpenAsync(string folder, bool readOnly, CancellationToken cancellation)
    {
        open = null;
        uint validity = 0, exists = 0;
        nextUid = uint.MaxValue;
        var end = await connection.SendAsync($"{(readOnly ? "EXAMINE" : "SELECT")} {ImapText.Folder(folder)}", cancellation,
            words =>
            {
                if (words.Count == 2 && words[1].IsAtom("EXISTS") && words[0].IsNumber(out uint count)) exists = count;
            },
            status =>
            {
                if (status.Code == "UIDVALIDITY") validity = Number(status.Values);
                else if (status.Code == "UIDNEXT") nextUid = Number(status.Values);
            }).ConfigureAwait(false);
        if (!end.Ok) throw ImapFault.Refused("open the folder", end.Code);
        if (validity == 0) throw ImapFault.Protocol("the folder has no UIDVALIDITY");
        return open = new(validity, (int)Math.Min(exists, int.MaxValue), !readOnly && end.Code != "READ-ONLY");
    }

    public async Task<IReadOnlyList<uint>> SearchAsync(bool unseen, CancellationToken cancellation)
    {
        var folder = Open;
        string flags = unseen ? " UNSEEN" : "";
        var found = new SortedSet<uint>();
        int exists = await NoOpAsync(folder, cancellation).ConfigureAwait(false);
        if (exists <= InOneSearch) await SearchAsync(unseen ? "UNSEEN" : "ALL", found, cancellation).ConfigureAwait(false);
        else
        {
            // In windows of UIDs; UIDs above the last known one come with the last window, which has no end.
            for (ulong low = 1; ; low += InOneSearch)
            {
                bool last = nextUid == uint.MaxValue || low + InOneSearch > nextUid;
                await SearchAsync(string.Create(CultureInfo.InvariantCulture, $"UID {low}:{(last ? "*" : low + InOneSearch - 1)}{flags}"), found, cancellation).ConfigureAwait(false);
                if (last) break;
            }
        }
        return [.. found];
    }

    public async Task<MailSummary?> DescribeAsync(uint uid, CancellationToken cancellation)
    {
        MailSummary? summary = null;
        var end = await SendAsync(string.Create(CultureInfo.InvariantCulture, $"UID FETCH {uid} (UID RFC822.SIZE INTERNALDATE FLAGS)"), cancellation, words =>
        {
            var fetched = ImapFetched.Parse(words);
            if (fetched?.Uid == uid && fetched is { Size: { } size, ReceivedAt: { } at }) summary = new(size, at, fetched.Has("\\Seen"), fetched.Has("\\Deleted"));
        }).ConfigureAwait(false);
        if (end.Code == Gone) return null;
        return end.Ok ? summary : throw ImapFault.Refused("describe a mail", end.Code);
    }

    public async Task<bool> FetchAsync(uint uid, Func<Stream, CancellationToken, Task> take, CancellationToken cancellation)
    {
        int taken = 0;
        bool ours = false, empty = false;
        var taker = new LiteralTaker(largestMail, async (literal, limited) =>
        {
            if (++taken > 1) throw ImapFault.Protocol("two mails where one was asked for");
            await take(literal, limited).ConfigureAwait(false);
        });
        string? quoted = null;
        var end = await SendAsync(string.Create(CultureInfo.InvariantCulture, $"UID FETCH {uid} (UID BODY.PEEK[])"), cancellation, words =>
        {
            if (ImapFetched.Parse(words) is not { HasBody: true } fetched) return;
            if (fetched.Uid != uid) throw ImapFault.Protocol("another mail than was asked for");
            ours = true;
            // A server may send a short message as a quoted string, and NIL for one that it cannot read.
            if (taken == 0 && fetched.Body is null) empty = true;
            else if (taken == 0) quoted = fetched.Body;
        }, taker).ConfigureAwait(false);
        if (end.Code == Gone) return false;
        if (!end.Ok || empty) throw ImapFault.Refused("send a mail", empty ? "NIL" : end.Code);
        if (quoted is not null)
        {
            using var bytes = new MemoryStream(System.Text.Encoding.Latin1.GetBytes(quoted), writable: false);
            await take(bytes, cancellation).ConfigureAwait(false);
        }
        if (taken > 0 && !ours) throw ImapFault.Protocol("a mail without its UID");
        return ours;
    }

    public async Task MarkSeenAsync(uint uid, CancellationToken cancellation) =>
        await StepAsync(string.Create(CultureInfo.InvariantCulture, $"UID STORE {uid} +FLAGS.SILENT (\\Seen)"), "mark a mail as seen", cancellation).ConfigureAwait(false);

    public async Task MoveAsync(uint uid, string folder, CancellationToken cancellation)
    {
        string target = ImapText.Folder(folder);
        if (Abilities.Move)
        {
            await StepAsync(string.Create(CultureInfo.InvariantCulture, $"UID MOVE {uid} {target}"), "move a mail to the processed folder", cancellation).ConfigureAwait(false);
            return;
        }
        if (!Abilities.UidPlus) throw new InvalidOperationException("This server cannot move a mail without touching others.");
        // \Deleted comes after the copy, or the copy would carry it too and the next to expunge that folder would destroy it.
        await StepAsync(string.Create(CultureInfo.InvariantCulture, $"UID COPY {uid} {target}"), "copy a mail to the processed folder", cancellation).ConfigureAwait(false);
        await StepAsync(string.Create(CultureInfo.InvariantCulture, $"UID STORE {uid} +FLAGS.SILENT (\\Deleted)"), "mark a copied mail as moved", cancellation).ConfigureAwait(false);
        await StepAsync(string.Create(CultureInfo.InvariantCulture, $"UID EXPUNGE {uid}"), "take a copied mail out of its folder", cancellation).ConfigureAwait(false);
    }

    public async Task<MailFolderAccess> AccessAsync(string folder, CancellationToken cancellation)
    {
        string name = ImapText.Folder(folder);
        if (!(await connection.SendAsync($"STATUS {name} (UIDVALIDITY)", cancellation).ConfigureAwait(false)).Ok) return new(Exists: false, Rights: null);
        string? rights = null;
        if (!HasAcl) return new(Exists: true, Rights: null);
        var end = await connection.SendAsync($"MYRIGHTS {name}", cancellation, words =>
        {
            if (words.Count >= 3 && words[0].IsAtom("MYRIGHTS")) rights = words[^1].Text;
        }).ConfigureAwait(false);
        return new(Exists: true, end.Ok ? rights : null);
    }

    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        _ = Open;
        if (!Abilities.Idle) throw new InvalidOperationException("This server cannot say that something changed.");
        return connection.IdleAsync(atMost < LongestWait ? atMost : LongestWait, cancellation);
    }

    private OpenMailFolder Open => open ?? throw new InvalidOperationException("No folder is open.");

    /// <summary>How many mails there are now: NOOP is when a server tells.</summary>
    private async Task<int> NoOpAsync(OpenMailFolder folder, CancellationToken cancellation)
    {
        uint exists = (uint)folder.Exists;
        await SendAsync("NOOP", cancellation, words =>
        {
            if (words.Count == 2 && words[1].IsAtom("EXISTS") && words[0].IsNumber(out uint count)) exists = count;
        }).ConfigureAwait(false);
        open = folder with { Exists = (int)Math.Min(exists, int.MaxValue) };
        return open.Exists;
    }

    private async Task SearchAsync(string what, SortedSet<uint> found, CancellationToken cancellation)
    {
        var end = await SendAsync($"UID SEARCH {what}", cancellation, words =>
        {
            if (words.Count == 0 || !words[0].IsAtom("SEARCH")) return;
            foreach (var word in words.Skip(1))
            {
                if (word.IsNumber(out uint uid) && uid > 0) found.Add(uid);
            }
        }).ConfigureAwait(false);
        if (!end.Ok) throw ImapFault.Refused("list the mails of the folder", end.Code);
    }

    private async Task StepAsync(string command, string what, CancellationToken cancellation)
    {
        var end = await SendAsync(command, cancellation).ConfigureAwait(false);
        if (!end.Ok) throw ImapFault.Refused(what, end.Code);
    }

    /// <summary>A command in the open folder, whose UIDs must go on meaning what they meant.</summary>
    private Task<ImapStatus> SendAsync(string command, CancellationToken cancellation, Action<IReadOnlyList<ImapToken>>? untagged = null, LiteralTaker? taker = null)
    {
        var folder = Open;
        return connection.SendAsync(command, cancellation, untagged, status =>
        {
            if (status.Code == "UIDVALIDITY" && Number(status.Values) != folder.UidValidity) throw ImapFault.Closed();
        }, taker: taker);
    }

    private static uint Number(string text) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint number) ? number : 0;
}
