using FaxIngest.Export;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Receive;
using FaxIngest.Store;
using FaxIngest.Verify;
using FaxIngest.Work;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaxIngest.Ledger;

/// <summary>A real store, real blobs and a real export folder, walked by the steps that the service and persons take; and a saw to take to them.</summary>
internal sealed class LedgerBench : IDisposable
{
    private readonly SqliteDatabase database;
    private readonly FolderBlobStore blobs;
    private readonly FolderExportTarget target;
    private readonly FolderExportOptions export = new();
    private int number;

    internal LedgerBench()
    {
        Folder = Directory.CreateTempSubdirectory("faxingest-ledger-").FullName;
        database = new($"Data Source={At("faxingest.db")}");
        blobs = new(At("blobs"), Clock);
        target = new(At("export"), Clock);
        Store = new SqlFaxStore(database, Clock);
        Books = new SqlLedgerStore(database);
        Store.MigrateAsync(None).GetAwaiter().GetResult();
    }

    internal static CancellationToken None => CancellationToken.None;

    internal string Folder { get; }

    internal TestClock Clock { get; } = new();

    internal IFaxStore Store { get; }

    internal ILedgerStore Books { get; }

    internal Reconciliation Reconciliation => new(Books, blobs, [target], Microsoft.Extensions.Options.Options.Create(export), Clock);

    internal bool FilesStay { set => export.FilesStay = value; }

    internal DateOnly Today => Decide.PacificTime.Day(Clock.GetUtcNow());

    internal string At(params string[] names) => Path.Combine([Folder, .. names]);

    internal LedgerTick Tick(LedgerOptions options) => new(Books, Reconciliation, Microsoft.Extensions.Options.Options.Create(options), Clock, NullLogger<LedgerTick>.Instance);

    internal Task<LedgerReport> RunAsync(bool hash = true) => Reconciliation.RunAsync(Today, hash, None);

    /// <summary>Bytes arrive: new ones, or those of an earlier number.</summary>
    internal async Task<Admission> ArriveAsync(int? sameAs = null)
    {
        int key = ++number, content = sameAs ?? key;
        var (sha256, length) = await blobs.PutAsync(new MemoryStream([.. BitConverter.GetBytes(content), .. new byte[content % 50]]), None);
        File.SetLastWriteTimeUtc(blobs.PathOf(sha256), Clock.Now.UtcDateTime);
        return await Store.AdmitAsync(new Arrival(sha256, length, $"fax{content}.tif", new Source("fax", Clock.GetUtcNow(), "8314305850"), $"test:{key}"), None);
    }

    /// <summary>The same document in other bytes, as a mail that came by two ways; returns where those bytes are.</summary>
    internal async Task<string> ArriveOtherwiseAsync(Fax fax)
    {
        var (sha256, length) = await blobs.PutAsync(new MemoryStream([7, 7, 7]), None);
        await Store.AdmitAsync(new Arrival(sha256, length, fax.FileName, fax.Source, "test:other") { Identity = fax.Sha256 }, None);
        return blobs.PathOf(sha256);
    }

    internal async Task<Fax> FindAsync(string id) => (await Store.FindAsync(id, None))!;

    /// <summary>Read, decided and, if wanted, exported: a cover sheet, a form of one page, a container's part beside it.</summary>
    internal async Task<Fax> FaxAsync(FaxState state)
    {
        string id = (await ArriveAsync()).FaxId;
        if (state == FaxState.Received) return await FindAsync(id);
        if (state == FaxState.Stuck) return await GiveUpAsync(id);
        await ReadAsync(id);
        if (state == FaxState.Read) return await FindAsync(id);
        bool accept = state is FaxState.Accepted or FaxState.Exported;
        await DecideAsync(id, accept);
        if (state == FaxState.Exported) await ExportAsync(id);
        if (state == FaxState.SetAside) await SetAsideAsync(id);
        return await FindAsync(id);
    }

    internal async Task ReadAsync(string id) => await CompleteAsync(FaxState.Received, id, new Outcome.Advance(FaxState.Read, []), new WorkProduct(Read: new ReadResult
    {
        Pages = [Page(1, PageKinds.CoverSheet), Page(2, PageKinds.Form), Page(3, PageKinds.Form)],
        Parts = [Part],
    }));

    internal async Task DecideAsync(string id, bool accept) => await CompleteAsync(FaxState.Read, id,
        accept ? new Outcome.Advance(FaxState.Accepted, []) : new Outcome.AskPerson([]), new WorkProduct(Document: Document(await FindAsync(id), accept)));

    internal async Task ExportAsync(string id)
    {
        var document = (await Store.DocumentAsync(id, None))!;
        var receipts = new List<ExportReceipt>();
        foreach (var referral in document.Referrals) receipts.Add(await target.ExportAsync(document, referral, ExportWork.KeyOf(target, referral), None));
        await CompleteAsync(FaxState.Accepted, id, new Outcome.Advance(FaxState.Exported, []), new WorkProduct(Receipts: receipts));
    }

    internal async Task<Fax> GiveUpAsync(string id)
    {
        var fax = await FindAsync(id);
        await CompleteAsync(fax.State, id, new Outcome.GiveUp([]), WorkProduct.None);
        return await FindAsync(id);
    }

    internal async Task SetAsideAsync(string id) => await SaveAsync(id, null, FaxState.SetAside);

    internal async Task SaveAsync(string id, Document? document, FaxState to) =>
        Assert.True(await Store.SaveVerificationAsync(id, (await FindAsync(id)).Version, new Verification { Person = "ann", At = Clock.GetUtcNow(), NotAReferral = document is null ? "other" : null }, document, to, None));

    internal async Task MoveAsync(string id, FaxState to) => Assert.True(await Store.MoveAsync(id, (await FindAsync(id)).Version, to, "ann", [], None));

    internal async Task CompleteAsync(FaxState from, string id, Outcome outcome, WorkProduct product)
    {
        // Other faxes that wait in this state are claimed on the way and given back.
        var others = new List<string>();
        while (await Store.ClaimAsync(from, "bench", TimeSpan.FromHours(1), None) is { } fax && fax.Id != id) others.Add(fax.Id);
        Assert.True(await Store.CompleteAsync(id, "bench", outcome, product, None));
        foreach (string other in others) await Store.ReleaseAsync(other, "bench", None);
    }

    internal static Document Document(Fax fax, bool accept) => new()
    {
        Id = fax.Id,
        Sha256 = fax.Sha256,
        FileName = fax.FileName,
        Status = "read",
        Source = fax.Source,
        PageCount = 3,
        Pages = [new(1, PageKinds.CoverSheet, 0), new(2, PageKinds.Form, 0, 0), new(3, PageKinds.Form, 0, 0)],
        Parts = [Part],
        Referrals = [Referral(fax, 1, 2, accept), Referral(fax, 2, 3, accept)],
    };

    /// <summary>Changes the database behind the program's back.</summary>
    internal void Saw(string sql, string id)
    {
        using var connection = new SqliteConnection($"Data Source={At("faxingest.db")};Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@id", id);
        Assert.True(command.ExecuteNonQuery() > 0, "the saw cut nothing");
    }

    internal string Blob(Fax fax) => blobs.PathOf(fax.Sha256);

    public void Dispose()
    {
        database.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static DocumentPart Part => new("fax.tif", "image/tiff", new string('a', 64), PartStates.Read) { PageCount = 2 };

    private static ReadPage Page(int number, string kind) => new(number, kind, 0, null, 1728, 2156);

    private static Referral Referral(Fax fax, int number, int page, bool accept) => new()
    {
        Id = $"{fax.Id}-{number}",
        Pages = [page],
        Form = new ReferralForm("ecm-referral", "alliance-ecm-referral", 1),
        Decision = accept ? Decisions.Accept : Decisions.Verify,
        Part = 0,
    };
}
