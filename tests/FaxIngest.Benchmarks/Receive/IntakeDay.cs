using System.Diagnostics;
using System.Globalization;
using System.Text;
using FaxIngest.Composition;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Settings;
using FaxIngest.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace FaxIngest.Benchmarks.Receive;

/// <summary>A day's faxes and mails dropped at once into the service as composed, with a stub for reading: how fast they are taken in and worked off, and what it costs.</summary>
internal static class IntakeDay
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Prints documents a second, memory along the way, and what the idle service uses afterwards.</summary>
    /// <param name="each">Faxes, and as many mails.</param>
    public static async Task RunAsync(int each)
    {
        string root = Directory.CreateTempSubdirectory("faxingest-day-").FullName;
        try
        {
            string faxes = Path.Combine(root, "fax"), mails = Path.Combine(root, "mail");
            Directory.CreateDirectory(faxes);
            Directory.CreateDirectory(mails);
            for (int number = 0; number < each; number++)
            {
                await File.WriteAllBytesAsync(Path.Combine(faxes, Name("fax", number, ".tif")), Fax(number));
                await File.WriteAllTextAsync(Path.Combine(mails, Name("mail", number, ".eml")), Mail(number));
            }
            string[] settings =
            [
                $"--Data:Folder={Path.Combine(root, "data")}", $"--Receive:Folder:Path={faxes}", $"--Receive:Mail:Files:Path={mails}", $"--Export:Folder={Path.Combine(root, "out")}",
                "--Web:Urls=http://127.0.0.1:0", "--Receive:Folder:QuietFor=00:00:00.2", "--Work:PollEvery=00:00:02",
            ];
            await using var app = ServiceHost.Build(SettingArguments.Split(settings).Settings, services => services.AddSingleton<IDocumentReader>(new Stub()));
            await app.StartAsync();
            var store = app.Services.GetRequiredService<IFaxStore>();
            await WatchAsync(store, each * 2);
            await IdleAsync();
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task WatchAsync(IFaxStore store, int all)
    {
        var clock = Stopwatch.StartNew();
        TimeSpan? takenIn = null;
        int told = 0;
        while (true)
        {
            await Task.Delay(250);
            var counts = await store.CountAsync(None);
            int arrived = counts.Values.Sum(), done = counts[FaxState.AwaitingVerification] + counts[FaxState.Exported] + counts[FaxState.Stuck];
            if (arrived == all) takenIn ??= clock.Elapsed;
            if (arrived * 5 / all > told)
            {
                told = arrived * 5 / all;
                Say($"  {clock.Elapsed.TotalSeconds,6:F1} s  {arrived,6} taken in  {done,6} worked off  {Environment.WorkingSet / 1_000_000,5} MB resident  {GC.GetTotalMemory(forceFullCollection: false) / 1_000_000,4} MB managed");
            }
            if (done == all) break;
            if (clock.Elapsed > TimeSpan.FromMinutes(20)) throw new TimeoutException("not done in twenty minutes");
        }
        GC.Collect();
        Say($"{all} documents taken in in {takenIn!.Value.TotalSeconds:F1} s: {all / takenIn.Value.TotalSeconds:F0} a second; all worked off after {clock.Elapsed.TotalSeconds:F1} s: {all / clock.Elapsed.TotalSeconds:F0} a second; {Environment.WorkingSet / 1_000_000} MB resident, {GC.GetTotalMemory(true) / 1_000_000} MB managed");
    }

    /// <summary>What a service with nothing to do costs: a polling storm would show here.</summary>
    private static async Task IdleAsync()
    {
        await Task.Delay(TimeSpan.FromSeconds(3));
        var before = Environment.CpuUsage.TotalTime;
        var time = TimeSpan.FromSeconds(10);
        await Task.Delay(time);
        Say($"idle: {(Environment.CpuUsage.TotalTime - before) / time * 100:F1} % of a processor");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static string Name(string kind, int number, string ending) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number:D6}{ending}");

    /// <summary>A whole TIFF of a page, 40 kB as a fax page has, unlike every other.</summary>
    private static byte[] Fax(int number)
    {
        const int strip = 40_000, entries = 5;
        byte[] file = new byte[8 + strip + 2 + entries * 12 + 4];
        new Random(number).NextBytes(file.AsSpan(8, strip));
        var writer = new BinaryWriter(new MemoryStream(file));
        writer.Write("II"u8);
        writer.Write((ushort)42);
        writer.Write(8 + strip);
        writer.Seek(8 + strip, SeekOrigin.Begin);
        writer.Write((ushort)entries);
        foreach (var (tag, value) in new (ushort, int)[] { (256, 8), (257, strip), (259, 1), (273, 8), (279, strip) })
        {
            writer.Write(tag);
            writer.Write((ushort)4);
            writer.Write(1);
            writer.Write(value);
        }
        return file;
    }

    private static string Mail(int number)
    {
        byte[] body = new byte[30_000];
        new Random(-number).NextBytes(body);
        return string.Create(CultureInfo.InvariantCulture,
            $"From: sender{number}@example.org\r\nTo: referrals@example.org\r\nSubject: Referral\r\nDate: Fri, 20 Nov 2026 09:03:11 -0800\r\nMessage-ID: <{number}@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(body, Base64FormattingOptions.InsertLineBreaks)}\r\n");
    }

    /// <summary>Reads nothing: a page that nobody knows.</summary>
    private sealed class Stub : IDocumentReader
    {
        public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellation) => Task.FromResult(new ReadResult
        {
            Pages = [new ReadPage(1, PageKinds.Unknown, 0, null, 1728, 2156)],
            Referrals = [new ReadReferral { FormType = "unknown", Pages = [1] }],
        });
    }
}
