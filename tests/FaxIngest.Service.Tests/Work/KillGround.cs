using System.Security.Cryptography;
using System.Text.Json;
using FaxIngest.Export;
using FaxIngest.Model;
using FaxIngest.Receive.Mail;
using FaxIngest.Store;

namespace FaxIngest.Service.Tests.Work;

/// <summary>Drop folder, data folder and export folder of a service that is killed, and the questions whose answers must hold afterwards.</summary>
internal sealed class KillGround : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly List<string> dropped = [];
    private readonly List<string> mailed = [];
    private readonly DovecotServer? server;
    private readonly string user = "";

    /// <param name="server">Where a mailbox is taken in as well.</param>
    public KillGround(DovecotServer? server = null)
    {
        this.server = server;
        if (server is not null)
        {
            user = server.NewUser();
            File.WriteAllText(folder.At("password"), DovecotServer.Password);
        }
        Directory.CreateDirectory(In);
        database = new($"Data Source={Path.Combine(Data, "faxingest.db")}");
        Store = new SqlFaxStore(database, TimeProvider.System);
    }

    public IFaxStore Store { get; }

    public string Folder => folder.Path;

    public int Dropped => dropped.Count;

    public int Mailed => mailed.Count;

    private string In => folder.At("in");

    private string Data => folder.At("data");

    private string Out => folder.At("out");

    /// <summary>Settings that make everything quick; attempts are plenty, since here it is never the fax's fault.</summary>
    public IEnumerable<string> Settings =>
    [
        $"--Data:Folder={Data}", $"--Receive:Folder:Path={In}", $"--Export:Folder={Out}", "--Web:Urls=http://127.0.0.1:0",
        "--Receive:Folder:QuietFor=00:00:00.05", "--Receive:Folder:QuietForUnknown=00:00:00.1", "--Receive:Folder:QuietForBroken=00:00:00.1", "--Receive:Folder:PerPoll=3",
        "--Work:Lease=00:00:01", "--Work:MaxAttempts=1000", "--Work:RetryAfter=00:00:00", "--Work:OutageRetry=00:00:00.2",
        "--Work:PollEvery=00:00:00.1", "--Work:RescueEvery=00:00:00.2", "--Work:LookEvery=00:00:00.2", "--Recognize:Parallel=1",
        .. server is null ? (IEnumerable<string>)[] :
        [
            "--Receive:Mail:Host=localhost", $"--Receive:Mail:Port={server.Port}", $"--Receive:Mail:User={user}", $"--Receive:Mail:PasswordFile={folder.At("password")}",
            $"--Receive:Mail:CertificateFile={server.AuthorityFile}", "--Receive:Mail:Interval=00:00:01", "--Receive:Mail:PerLook=3",
        ],
    ];

    /// <summary>A file arrives as fax servers do it: under a temp name, then renamed.</summary>
    public void Drop(string name, byte[] content)
    {
        string temporary = Path.Combine(In, $".{name}.tmp");
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, Path.Combine(In, name));
        dropped.Add(Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    /// <summary>A mail is delivered into the mailbox.</summary>
    public void Mail(byte[] message)
    {
        server!.Deliver(user, message);
        mailed.Add(Convert.ToHexStringLower(SHA256.HashData(SomeMail.WithCrLf(message))));
    }

    /// <summary>Whether the service has nothing left to do.</summary>
    public async Task<bool> IsIdleAsync()
    {
        if (server?.Mails(user).Count > 0) return false;
        if (Directory.EnumerateFiles(In).Any() || !File.Exists(Path.Combine(Data, "faxingest.db"))) return false;
        var counts = await Store.CountAsync(None);
        return counts.Where(pair => FaxTransitions.IsClaimable(pair.Key)).All(pair => pair.Value == 0);
    }

    /// <summary>Whether a fax is claimed for reading.</summary>
    public async Task<bool> IsReadingAsync() =>
        File.Exists(Path.Combine(Data, "faxingest.db")) && (await Store.ListAsync(FaxState.Received, null, null, int.MaxValue, None)).Any(fax => fax.LeaseOwner is not null);

    /// <summary>Nothing lost, nothing twice, everything where a person can see it.</summary>
    public async Task ProveAsync()
    {
        var faxes = await Store.ListAsync(null, null, null, int.MaxValue, None);

        // Every dropped file and every mail is one arrival of exactly one fax.
        string[] came = [.. dropped, .. mailed];
        Assert.Equal(came.Distinct().Order(StringComparer.Ordinal), faxes.Select(fax => fax.Sha256).Order(StringComparer.Ordinal));
        Assert.All(faxes, fax => Assert.Equal(came.Count(sha256 => sha256 == fax.Sha256), fax.Arrivals));
        ProveMailbox();

        // Its bytes are in the blobs, its source is in the archive, the drop folder is empty.
        var blobs = new FolderBlobStore(Path.Combine(Data, "blobs"), TimeProvider.System);
        Assert.All(faxes, fax => Assert.Equal(fax.Sha256, Hash(blobs.PathOf(fax.Sha256))));
        Assert.Equal(dropped.Order(StringComparer.Ordinal), (Directory.Exists(Path.Combine(In, ".archive")) ? Directory.GetFiles(Path.Combine(In, ".archive"), "*", SearchOption.AllDirectories) : []).Select(Hash).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetFiles(In));

        // It is in a state that is an end or that a person sees, with a history that leads there step by step.
        foreach (var fax in faxes)
        {
            Assert.Contains(fax.State, new[] { FaxState.Exported, FaxState.AwaitingVerification });
            Assert.Null(fax.LeaseOwner);
            Assert.NotNull(await Store.DocumentAsync(fax.Id, None));
            await ProveHistoryAsync(fax);
            await ProvePagesAsync(fax);
        }

        // Every accepted referral went out once: one receipt, one file, with its content.
        var receipts = new List<ExportReceipt>();
        foreach (var fax in faxes)
        {
            var document = (await Store.DocumentAsync(fax.Id, None))!;
            var own = await Store.ReceiptsAsync(fax.Id, None);
            var expected = fax.State == FaxState.Exported ? document.Referrals.Select(referral => referral.Id) : [];
            Assert.Equal(expected.Order(StringComparer.Ordinal), own.Select(receipt => receipt.ReferralId).Order(StringComparer.Ordinal));
            receipts.AddRange(own);
        }
        var files = Directory.Exists(Out) ? Directory.GetFiles(Out, "*.json") : [];
        Assert.Equal(receipts.Select(receipt => receipt.Location).Order(StringComparer.Ordinal), files.Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        foreach (string file in files)
        {
            var document = JsonSerializer.Deserialize<Document>(await File.ReadAllTextAsync(file), DocumentJson.Indented)!;
            Assert.Equal(Path.GetFileNameWithoutExtension(file), Assert.Single(document.Referrals).Id);
        }
    }

    /// <summary>Every mail lies in the processed folder once, seen, with no other flag, and with its bytes; none is left, and none is marked deleted.</summary>
    private void ProveMailbox()
    {
        if (server is null) return;
        Assert.Empty(server.Mails(user));
        var processed = server.Mails(user, ".Processed");
        Assert.Equal(mailed.Order(StringComparer.Ordinal), processed.Select(path => Convert.ToHexStringLower(SHA256.HashData(SomeMail.WithCrLf(File.ReadAllBytes(path))))).Order(StringComparer.Ordinal));
        Assert.All(processed, path => Assert.Equal("S", DovecotServer.Flags(path)));
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    private static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private async Task ProveHistoryAsync(Fax fax)
    {
        var steps = (await Store.EventsAsync(fax.Id, None)).Where(e => e.Action is not ("arrived-again" or "claimed" or "rescued" or "retry" or "released")).Select(e => e.Action);
        string last = fax.State == FaxState.Exported ? "exported" : "awaiting-verification";
        Assert.Equal(fax.State == FaxState.Exported ? ["received", "read", "accepted", last] : ["received", "read", last], steps);
    }

    private async Task ProvePagesAsync(Fax fax)
    {
        var read = (await Store.ReadResultAsync(fax.Id, None))!;
        string pages = Path.Combine(Data, "pages", fax.Id);
        Assert.All(read.Pages, page => Assert.NotEqual("half", File.ReadAllText(Path.Combine(pages, page.Image!))));
    }
}
