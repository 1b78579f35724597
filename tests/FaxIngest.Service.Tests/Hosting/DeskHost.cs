using System.Net;
using System.Security.Cryptography;
using FaxIngest.Composition;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Receive;
using FaxIngest.Store;
using FaxIngest.Verify;
using FaxIngest.Verify.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace FaxIngest.Hosting;

/// <summary>The real service on a free loopback port over a throw-away data folder, without the parts that work by themselves.</summary>
internal sealed class DeskHost : IAsyncDisposable
{
    internal const string Password = "correct horse battery";

    /// <summary>Slow on purpose, so made once.</summary>
    private static readonly Lazy<string> PasswordHash = new(() => PasswordSignIn.Hash(Password));

    /// <summary>An empty database with the schema of today: making it takes longer than most tests.</summary>
    private static readonly Lazy<Task<byte[]>> EmptyDatabase = new(MakeDatabaseAsync);

    private readonly Func<string, WebApplication> build;
    private WebApplication app;
    private bool down;

    private DeskHost(WebApplication app, Func<string, WebApplication> build, string folder)
    {
        (this.app, this.build, Folder) = (app, build, folder);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    internal string Folder { get; }

    internal Uri Address { get; }

    internal IFaxStore Store => app.Services.GetRequiredService<IFaxStore>();

    /// <summary>A part of the service.</summary>
    internal T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    internal IAccountStore Accounts => app.Services.GetRequiredService<IAccountStore>();

    internal static async Task<DeskHost> StartAsync(Action<IServiceCollection>? more = null, params (string Key, string Value)[] settings)
    {
        string folder = Directory.CreateTempSubdirectory("faxingest-desk-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, DatabaseFile), await EmptyDatabase.Value);
        // One person is enough at this desk unless a test wants it otherwise: it is about something else. The last of equal keys counts.
        var all = settings.Prepend(("Verify:Blind:Enabled", "false")).Prepend(("Verify:Trust:SeedShare", "0")).Select(setting => new KeyValuePair<string, string?>(setting.Item1, setting.Item2)).Append(new("Data:Folder", folder)).ToList();
        WebApplication Build(string urls) => ServiceHost.Build([.. all, new("Web:Urls", urls)], services =>
        {
            foreach (var worker in services.Where(service => service.ServiceType == typeof(IHostedService) && IsOurs(service)).ToList()) services.Remove(worker);
            var own = services.Last(service => service.ServiceType == typeof(IDecisionPipeline));
            services.Replace(ServiceDescriptor.Singleton<IDecisionPipeline, StatedByPerson>());
            // A test may ask for the product's own decisions.
            services.Add(new ServiceDescriptor(typeof(IDecisionPipeline), OwnDecisions, (provider, _) => own.ImplementationFactory?.Invoke(provider) ?? own.ImplementationInstance ?? ActivatorUtilities.CreateInstance(provider, own.ImplementationType!), ServiceLifetime.Singleton));
            more?.Invoke(services);
        });
        var app = Build("http://127.0.0.1:0");
        await app.Services.GetRequiredService<IFaxStore>().MigrateAsync(CancellationToken.None);
        await app.StartAsync();
        return new DeskHost(app, Build, folder);
    }

    private const string DatabaseFile = "faxingest.db";

    private static async Task<byte[]> MakeDatabaseAsync()
    {
        string folder = Directory.CreateTempSubdirectory("faxingest-empty-").FullName;
        try
        {
            string path = Path.Combine(folder, DatabaseFile);
            using (var database = new SqliteDatabase($"Data Source={path}"))
            {
                await new SqlFaxStore(database, TimeProvider.System).MigrateAsync(CancellationToken.None);
                // One file: what is in the log beside it comes along.
                await database.ReadAsync(session => session.RawAsync<long>("PRAGMA wal_checkpoint(TRUNCATE)"), CancellationToken.None);
            }
            return await File.ReadAllBytesAsync(path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Key of the product's own decisions, which are not in force here unless a test says so (<see cref="DecideByItself"/>).</summary>
    internal const string OwnDecisions = "own";

    /// <summary>Puts the product's own decisions in force.</summary>
    internal static void DecideByItself(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton(provider => provider.GetRequiredKeyedService<IDecisionPipeline>(OwnDecisions)));

    /// <summary>Stops the service, as for an update; its data stays.</summary>
    internal async Task GoDownAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        down = true;
    }

    /// <summary>Starts it again at the same address.</summary>
    internal async Task ComeUpAsync()
    {
        app = build(Address.ToString());
        await app.StartAsync();
        down = false;
    }

    internal T Service<T>() where T : notnull => app.Services.GetRequiredService<T>();

    internal async Task<Account> AddAccountAsync(string name, AccountRole role = AccountRole.Verifier, string? key = null, KeyScope scope = KeyScope.All, bool password = true)
    {
        var now = Service<TimeProvider>().GetUtcNow();
        var told = new AuditEvent(now, "test", "account-added", null, "{}");
        var account = new Account { Name = name, Role = role, PasswordHash = password ? PasswordHash.Value : null, Stamp = Guid.NewGuid().ToString("N") };
        Assert.True(await Accounts.AddAsync(account, told, CancellationToken.None));
        if (key is not null)
            await Service<IMachineKeyStore>().AddAsync(new MachineKey { Id = $"k-{name}", Account = name, Name = "test", Scope = scope, CreatedAt = now, CreatedBy = "test" }, ApiKey.Hash(key), told, CancellationToken.None);
        return account;
    }

    /// <summary>Puts a fax into the store as the service would have: admitted, read, decided, waiting for a person.</summary>
    internal async Task<Fax> AddCaseAsync(string fileName = "fax0001.tif", DateTimeOffset? received = null, Func<string, Document>? document = null, byte[]? png = null, ReadResult? read = null)
    {
        var (sha256, length) = await app.Services.GetRequiredService<IBlobStore>().PutAsync(new MemoryStream(Guid.NewGuid().ToByteArray()), CancellationToken.None);
        var admission = await Store.AdmitAsync(new Arrival(sha256, length, fileName, new Source("fax", received ?? SampleCase.Received), sha256), CancellationToken.None);
        read ??= SampleCase.Read();
        string pages = Directory.CreateDirectory(Path.Combine(Folder, "pages", admission.FaxId)).FullName;
        await File.WriteAllBytesAsync(Path.Combine(pages, "page-0001.png"), png ?? SamplePage.Png());
        var decided = (document ?? SampleCase.Document)(admission.FaxId);
        await EndAsync(FaxState.Received, admission.FaxId, new Outcome.Advance(FaxState.Read, []), new WorkProduct(Read: read));
        bool accepted = decided.Referrals.All(referral => referral.Decision == "accept");
        await EndAsync(FaxState.Read, admission.FaxId, accepted ? new Outcome.Advance(FaxState.Accepted, []) : new Outcome.AskPerson(decided.OpenReasons()), new WorkProduct(Document: decided));
        return (await Store.FindAsync(admission.FaxId, CancellationToken.None))!;
    }

    /// <summary>A fax whose attempts are used up before anything was read.</summary>
    internal async Task<Fax> AddStuckAsync()
    {
        var (sha256, length) = await app.Services.GetRequiredService<IBlobStore>().PutAsync(new MemoryStream(Guid.NewGuid().ToByteArray()), CancellationToken.None);
        var admission = await Store.AdmitAsync(new Arrival(sha256, length, "broken.tif", new Source("fax", SampleCase.Received), sha256), CancellationToken.None);
        await EndAsync(FaxState.Received, admission.FaxId, new Outcome.GiveUp([new Reason("reader-crashed", "The reader stopped while it had this file.")]), WorkProduct.None);
        return (await Store.FindAsync(admission.FaxId, CancellationToken.None))!;
    }

    /// <summary>A client that follows no redirects and keeps its cookies.</summary>
    internal HttpClient Client(CookieContainer? cookies = null) => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new CookieContainer() }) { BaseAddress = Address };

    internal async Task<DeskClient> SignInAsync(string name = "anna", AccountRole role = AccountRole.Verifier)
    {
        if (await Accounts.FindAsync(name, CancellationToken.None) is null) await AddAccountAsync(name, role);
        var cookies = new CookieContainer();
        // What the sign-in page does when the password was right; the password itself is slow on purpose, and has tests of its own.
        string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = Service<TimeProvider>().GetUtcNow();
        var session = new Session { Id = TokenHash.Of(token), Account = name, Stage = SignInStage.Full, Origin = Entrance.ByPassword, CreatedAt = now, LastSeen = now, ProvedAt = now, Address = Address.Host };
        await Service<ISessionStore>().AddAsync(session, null, new AuditEvent(now, name, "signed-in", null, "{}"), CancellationToken.None);
        cookies.Add(Address, new Cookie(SessionCookie.Session, token));
        return new DeskClient(Client(cookies), cookies);
    }

    /// <summary>Puts a file that is no database where the database was.</summary>
    internal void BreakStore()
    {
        ((IDisposable)app.Services.GetRequiredService<SqlDatabase>()).Dispose();
        foreach (string path in Directory.GetFiles(Folder, "faxingest.db*")) File.Delete(path);
        File.WriteAllText(Path.Combine(Folder, "faxingest.db"), new string('x', 5000));
    }

    public async ValueTask DisposeAsync()
    {
        if (!down) await GoDownAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Claims the fax and ends the claim, as a worker would.</summary>
    internal async Task EndAsync(FaxState state, string id, Outcome outcome, WorkProduct product)
    {
        var fax = await Store.ClaimAsync(state, "test", TimeSpan.FromMinutes(1), CancellationToken.None);
        Assert.Equal(id, fax?.Id);
        Assert.True(await Store.CompleteAsync(id, "test", outcome, product, CancellationToken.None));
    }

    private static bool IsOurs(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationInstance?.GetType() ?? service.ImplementationFactory?.Method.DeclaringType)?.Namespace is { } name
        && (name.StartsWith("FaxIngest", StringComparison.Ordinal) || name.StartsWith("Quartz", StringComparison.Ordinal));
}
