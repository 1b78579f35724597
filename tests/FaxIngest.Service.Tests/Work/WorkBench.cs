using FaxIngest.Decide.Duplicates;
using FaxIngest.Export;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Receive;
using FaxIngest.Receive.Mail;
using FaxIngest.Store;
using FaxIngest.Verify;
using FaxIngest.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FaxIngest.Service.Tests.Work;

/// <summary>A real store, real folders and fakes that fail on demand, for tests of the work around them.</summary>
internal sealed class WorkBench : IDisposable, IDocumentReader, IDecisionPipeline, IExportTarget, ILoggerProvider
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly LoggerFactory loggers;
    private int arrivals;

    public WorkBench(Action<WorkOptions>? change = null)
    {
        change?.Invoke(Options);
        database = new($"Data Source={folder.At("faxingest.db")}", TimeSpan.FromSeconds(2));
        Store = new SqlFaxStore(database, TimeProvider.System);
        Blobs = new FolderBlobStore(folder.At("blobs"), TimeProvider.System);
        Pages = new(Microsoft.Extensions.Options.Options.Create(new DataOptions { Folder = folder.Path }));
        loggers = new LoggerFactory([this]);
        Runner = new(Store, Signals, Wrap(Options), TimeProvider.System, loggers.CreateLogger<ClaimRunner>());
        Target = this;
        Store.MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public WorkOptions Options { get; } = new() { RetryAfter = TimeSpan.Zero, OutageRetry = TimeSpan.Zero };

    public IFaxStore Store { get; }

    public IBlobStore Blobs { get; }

    public PageFolders Pages { get; }

    public WorkSignals Signals { get; } = new();

    public ClaimRunner Runner { get; }

    public IExportTarget Target { get; set; }

    /// <summary>What reading does; by default one page with an image.</summary>
    public Func<ReadRequest, CancellationToken, Task<ReadResult>>? OnRead { get; set; }

    /// <summary>What deciding does; by default everything is accepted.</summary>
    public Func<Fax, ReadResult, Document>? OnDecide { get; set; }

    /// <summary>What exporting does before it is counted.</summary>
    public Action? OnExport { get; set; }

    /// <summary>Keys in the order they were exported.</summary>
    public List<string> Exported { get; } = [];

    /// <summary>Everything that was logged.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Log { get; } = new();

    /// <summary>By default nobody is answered.</summary>
    public AcknowledgeOptions Acknowledge { get; set; } = new();

    public IAcknowledgementStore Acknowledgements => new SqlAcknowledgementStore(database, TimeProvider.System);

    public AcknowledgeWork AcknowledgeWork =>
        new(Acknowledgements, new SmtpSender(Acknowledge.ToRelay()), Microsoft.Extensions.Options.Options.Create(Acknowledge), Loop, TimeProvider.System);

    string IExportTarget.Name => "fake";

    public ReadWork ReadWork => new(this, this, new ReadPlan(Store, Blobs), Pages, Microsoft.Extensions.Options.Options.Create(Acknowledge));

    public DecideWork DecideWork => new(this, Search, Store);

    public IDuplicateStore Links => new SqlDuplicateStore(database, TimeProvider.System);

    public DuplicateSearch Search => new(Links, Store, Duplicates);

    public DuplicateOptions Duplicates { get; } = new();

    public ExportWork ExportWork => new([Target], Store, loggers.CreateLogger<ExportWork>());

    public IReadOnlyList<(StageWork, int)> Stages => [(ReadWork, 2), (DecideWork, 1), (ExportWork, 1)];

    public WorkLoop Loop => new(Wrap(Options), TimeProvider.System, loggers.CreateLogger<WorkLoop>());

    public DrainRun Drain(params IIntakeSource[] sources) => new(sources, Store, Runner, Wrap(Options), TimeProvider.System);

    public static IOptions<WorkOptions> Wrap(WorkOptions options) => Microsoft.Extensions.Options.Options.Create(options);

    /// <summary>A new fax in state Received.</summary>
    public async Task<string> ArriveAsync(Source? source = null)
    {
        int number = Interlocked.Increment(ref arrivals);
        var (sha256, length) = await Blobs.PutAsync(new MemoryStream(BitConverter.GetBytes(number)), CancellationToken.None);
        var arrival = new Arrival(sha256, length, $"fax{number}.tif", source ?? new Source("fax", DateTimeOffset.UtcNow, "8314305850"), $"test:{number}");
        return (await Store.AdmitAsync(arrival, CancellationToken.None)).FaxId;
    }

    /// <summary>How the database goes about a statement.</summary>
    public string Plan(string statement)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder.At("faxingest.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + statement;
        using var rows = command.ExecuteReader();
        var steps = new List<string>();
        while (rows.Read()) steps.Add(rows.GetString(3));
        return string.Join('\n', steps);
    }

    /// <summary>Another program holds the database until this is disposed of.</summary>
    public IDisposable Hold()
    {
        var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder.At("faxingest.db")};Pooling=False");
        connection.Open();
        connection.BeginTransaction(deferred: false);
        return connection;
    }

    public async Task<Fax> FindAsync(string id) => (await Store.FindAsync(id, CancellationToken.None))!;

    public static Document DocumentOf(Fax fax, params string[] decisions) => new()
    {
        Id = fax.Id,
        Sha256 = fax.Sha256,
        FileName = fax.FileName,
        Status = "read",
        Source = fax.Source,
        PageCount = 1,
        Referrals =
        [
            .. decisions.Select((decision, index) => new Referral
            {
                Id = $"{fax.Id}-{index + 1}",
                Pages = [1],
                Form = new ReferralForm("ecm-referral", "alliance-ecm-referral", 1),
                Decision = decision,
                Reasons = decision == "accept" ? [] : [new Reason("low-confidence", "It is not sure enough.", "member.cin")],
            }),
        ],
    };

    public async Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellation)
    {
        if (OnRead is not null) return await OnRead(request, cancellation);
        await File.WriteAllTextAsync(Path.Combine(request.WorkFolder, "page-0001.png"), "image", cancellation);
        return new ReadResult { Pages = [new ReadPage(1, PageKinds.Form, 0, "page-0001.png", 1, 1)] };
    }

    public Document Decide(Fax fax, ReadResult read, IReadOnlyList<Verification> verifications) =>
        OnDecide?.Invoke(fax, read) ?? DocumentOf(fax, "accept");

    public Task<ExportReceipt> ExportAsync(Document document, Referral referral, string idempotencyKey, CancellationToken cancellation)
    {
        OnExport?.Invoke();
        Exported.Add(idempotencyKey);
        return Task.FromResult(new ExportReceipt(idempotencyKey, referral.Id, "fake", referral.Id, DateTimeOffset.UtcNow));
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => new QueueLogger(Log);

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    private sealed class QueueLogger(System.Collections.Concurrent.ConcurrentQueue<string> log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
    }
}
