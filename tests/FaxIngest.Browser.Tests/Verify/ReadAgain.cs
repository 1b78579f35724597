using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Receive;
using FaxIngest.Store;
using FaxIngest.Work;

namespace FaxIngest.Verify;

/// <summary>Real transmissions of testdata at a desk whose service reads and decides them with its own reader, whenever a test says.</summary>
internal static class ReadAgain
{
    internal static Task<DeskHost> StartAsync() => DeskHost.StartAsync(DeskHost.DecideByItself);

    /// <summary>Takes a file in, and has it read.</summary>
    internal static async Task<Fax> ReceiveAsync(DeskHost host, string path)
    {
        var (sha256, length) = await host.Get<IBlobStore>().PutAsync(new MemoryStream(await File.ReadAllBytesAsync(Find(path))), CancellationToken.None);
        var admission = await host.Store.AdmitAsync(new Arrival(sha256, length, Path.GetFileName(path), new Source("fax", SampleCase.Received), sha256), CancellationToken.None);
        await WorkAsync(host);
        return await FaxAsync(host, admission.FaxId);
    }

    /// <summary>What the service does by itself: reads what is received, decides what is read. A child process decodes the file; one that could not be started in time is asked for again, as ever.</summary>
    internal static async Task WorkAsync(DeskHost host)
    {
        var runner = host.Get<ClaimRunner>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        foreach (StageWork work in new StageWork[] { host.Get<ReadWork>(), host.Get<DecideWork>() })
        {
            while ((await host.Store.CountAsync(patience.Token))[work.From] > 0)
                if ((await runner.RunOneAsync(work, patience.Token)).Fax is null) await Task.Delay(50, patience.Token);
        }
    }

    internal static async Task<Fax> FaxAsync(DeskHost host, string id) => (await host.Store.FindAsync(id, CancellationToken.None))!;

    internal static async Task<IReadOnlyList<Referral>> ReferralsAsync(DeskHost host, string id) => (await host.Store.DocumentAsync(id, CancellationToken.None))!.Referrals;

    private static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "testdata", path))) return Path.Combine(folder.FullName, "testdata", path);
        throw new FileNotFoundException(path);
    }
}
