using FaxIngest.Model;
using FaxIngest.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaxIngest.Receive.Mail;

/// <summary>A mail source over a real server, with a store of its own and a clock that goes when told.</summary>
public sealed class MailBench : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder folder = new();
    private readonly DovecotServer? server;

    internal MailBench(DovecotServer server, MailAccount? account = null, string? user = null)
    {
        this.server = server;
        User = user ?? server.NewUser();
        Mailbox = new(new ImapMailbox(account ?? server.Account(User)));
        Prepare();
    }

    internal MailBench(MailAccount account)
    {
        User = account.User;
        Mailbox = new(new ImapMailbox(account));
        Prepare();
    }

    internal string User { get; }

    internal ManualTime Time { get; } = new();

    internal MailOptions Options { get; } = new() { Host = "localhost", User = "user", PasswordFile = "file" };

    internal WatchedMailbox Mailbox { get; }

    internal SqliteDatabase Database { get; private set; } = null!;

    internal SqlFaxStore Store { get; private set; } = null!;

    internal FullBlobStore Blobs { get; private set; } = null!;

    internal MailSource Source { get; private set; } = null!;

    public Task InitializeAsync() => Store.MigrateAsync(None);

    /// <summary>A look that does not wait for its time.</summary>
    internal Task<int> LookAsync()
    {
        Time.Advance(Options.Interval);
        return Source.TakeAsync(None);
    }

    internal Task<IReadOnlyList<Fax>> FaxesAsync() => Store.ListAsync(null, null, null, int.MaxValue, None);

    /// <summary>The service ends and starts again: nothing is remembered but what the database knows.</summary>
    internal async Task RestartAsync()
    {
        await Source.DisposeAsync();
        Source = Create();
    }

    /// <summary>What a person does meanwhile with a mail program.</summary>
    internal async Task AsPersonAsync(Func<IMailboxSession, Task> work)
    {
        await using var person = await new ImapMailbox(server!.Account(User)).ConnectAsync(None);
        await person.OpenAsync("INBOX", readOnly: false, None);
        await work(person);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        Database.Dispose();
        folder.Dispose();
    }

    private void Prepare()
    {
        Database = new($"Data Source={folder["data", "faxingest.db"]}");
        Store = new(Database, Time);
        Blobs = new(new FolderBlobStore(folder["data", "blobs"], Time));
        Source = Create();
    }

    private MailSource Create() => new(Mailbox, new MailIntake(Blobs, Store), Microsoft.Extensions.Options.Options.Create(Options), Time, NullLogger<MailSource>.Instance);

    /// <summary>A blob store on a disk that is full when told.</summary>
    internal sealed class FullBlobStore(IBlobStore blobs) : IBlobStore
    {
        public bool Fails { get; set; }

        public async Task<(string Sha256, long Length)> PutAsync(Stream content, CancellationToken cancellation)
        {
            if (!Fails) return await blobs.PutAsync(content, cancellation);
            _ = await content.ReadAsync(new byte[10], cancellation);
            throw new IOException("full", 28);
        }

        public string PathOf(string sha256) => blobs.PathOf(sha256);
    }

    /// <summary>The real client, with something that happens in between.</summary>
    internal sealed class WatchedMailbox(IMailbox mailbox) : IMailbox
    {
        public Func<uint, int, Task>? BeforeDescribe { get; set; }

        public Func<uint, Task>? BeforeSeen { get; set; }

        public string Account => mailbox.Account;

        public async Task<IMailboxSession> ConnectAsync(CancellationToken cancellation) => new Session(this, await mailbox.ConnectAsync(cancellation));

        private sealed class Session(WatchedMailbox watched, IMailboxSession session) : IMailboxSession
        {
            private int described;

            public MailboxAbilities Abilities => session.Abilities;

            public ValueTask DisposeAsync() => session.DisposeAsync();

            public Task<OpenMailFolder> OpenAsync(string folder, bool readOnly, CancellationToken cancellation) => session.OpenAsync(folder, readOnly, cancellation);

            public Task<IReadOnlyList<uint>> SearchAsync(bool unseen, CancellationToken cancellation) => session.SearchAsync(unseen, cancellation);

            public async Task<MailSummary?> DescribeAsync(uint uid, CancellationToken cancellation)
            {
                if (watched.BeforeDescribe is { } before) await before(uid, ++described);
                return await session.DescribeAsync(uid, cancellation);
            }

            public Task<bool> FetchAsync(uint uid, Func<Stream, CancellationToken, Task> take, CancellationToken cancellation) => session.FetchAsync(uid, take, cancellation);

            public async Task MarkSeenAsync(uint uid, CancellationToken cancellation)
            {
                if (watched.BeforeSeen is { } before) await before(uid);
                await session.MarkSeenAsync(uid, cancellation);
            }

            public Task MoveAsync(uint uid, string folder, CancellationToken cancellation) => session.MoveAsync(uid, folder, cancellation);

            public Task<MailFolderAccess> AccessAsync(string folder, CancellationToken cancellation) => session.AccessAsync(folder, cancellation);

            public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellation) => session.WaitAsync(atMost, cancellation);
        }
    }
}
