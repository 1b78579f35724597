using System.Diagnostics;
using System.Globalization;
using FaxIngest.Model;
using FaxIngest.Service.Faults;

namespace FaxIngest.Service.Tests.Work;

/// <summary>kill -9 of the service at every boundary between durable steps: nothing may be lost, nothing may go out twice.</summary>
/// <remarks>
/// The service that is killed is composed as it ships, with boundaries wrapped around its ports (<see cref="Boundaries"/>): so each kill hits the place it is meant for,
/// which kills at random times would leave to chance. Random kills come on top of them, since a port's wrapper cannot stand inside a commit.
/// Its reader is a quick stand-in; the last test has the program itself with real readers, and kills those too.
/// Long form, with FAXINGEST_LONG=1: 200 kills over 50 faxes, half at boundaries and half at any time; 60 kills with real readers over 20 faxes.
/// </remarks>
public sealed class KillTests
{
    private const string KilledService = "FaxIngest.Service.Faults";
    private const string Service = "faxingest";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static bool IsLong => Environment.GetEnvironmentVariable("FAXINGEST_LONG") == "1";

    [Fact]
    public async Task A_kill_at_every_boundary_loses_nothing_and_exports_nothing_twice()
    {
        using var ground = new KillGround();
        for (int i = 0; i < 8; i++) Drop(ground);
        foreach (string boundary in Boundaries.All) await KillAtAsync(ground, boundary);
        await FinishAsync(ground);
        Assert.NotEqual(0, (await ground.Store.CountAsync(CancellationToken.None))[FaxState.Exported]);
    }

    [Fact]
    public async Task Kills_at_any_time_lose_nothing_and_export_nothing_twice()
    {
        var (kills, faxes) = IsLong ? (200, 50) : (4, 4);
        using var ground = new KillGround();
        var random = new Random(20261122);
        for (int kill = 0; kill < kills; kill++)
        {
            while (ground.Dropped < faxes && ground.Dropped <= kill * faxes / kills) Drop(ground);
            if (random.Next(2) == 0) await KillAtAsync(ground, Boundaries.All[random.Next(Boundaries.All.Count)], mayEnd: true);
            else await KillAfterAsync(ground, TimeSpan.FromMilliseconds(random.Next(300, 3000)));
        }
        Assert.Equal(faxes, ground.Dropped);
        await FinishAsync(ground);
    }

    [Fact]
    public async Task Kills_of_the_service_and_of_its_readers_while_they_read_lose_nothing()
    {
        var (kills, faxes) = IsLong ? (60, 20) : (2, 3);
        using var ground = new KillGround();
        byte[] fax = await File.ReadAllBytesAsync(Path.Combine(RepositoryFolder, "testdata", "render", "standard.tif"));
        var random = new Random(20261122);
        for (int kill = 0; kill < kills; kill++)
        {
            // Bytes behind the end make another fax of the same page.
            while (ground.Dropped < faxes && ground.Dropped <= kill * faxes / kills) ground.Drop($"fax{ground.Dropped}.tif", [.. fax, (byte)ground.Dropped]);
            await KillWhileReadingAsync(ground, reader: kill % 2 == 0, TimeSpan.FromMilliseconds(random.Next(1000)));
        }
        while (ground.Dropped < faxes) ground.Drop($"fax{ground.Dropped}.tif", [.. fax, (byte)ground.Dropped]);
        await FinishAsync(ground, Service, "run");
    }

    private static string RepositoryFolder
    {
        get
        {
            string folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "FaxIngest.sln"))) folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }

    /// <summary>Every fifth file is one that came before, every seventh is cut short.</summary>
    private static void Drop(KillGround ground)
    {
        int number = ground.Dropped;
        byte[] content = TinyTiff(number % 5 == 4 ? number - 1 : number);
        ground.Drop($"fax{number.ToString("D3", CultureInfo.InvariantCulture)}.tif", number % 7 == 6 ? content[..^3] : content);
    }

    /// <summary>One page of 8×1 pixels that says its number.</summary>
    internal static byte[] TinyTiff(int number)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("II\x2a\0"u8);
        writer.Write(12);
        writer.Write(number);
        (short Tag, int Value)[] entries = [(256, 8), (257, 1), (259, 1), (273, 8), (279, 4)];
        writer.Write((short)entries.Length);
        foreach (var (tag, value) in entries)
        {
            writer.Write(tag);
            writer.Write((short)4);
            writer.Write(1);
            writer.Write(value);
        }
        writer.Write(0);
        return file.ToArray();
    }

    private static async Task KillAtAsync(KillGround ground, string boundary, bool mayEnd = false)
    {
        using var service = ServiceProcess.Start(KilledService, [boundary, .. ground.Settings], ground.Folder);
        var watch = Stopwatch.StartNew();
        while (!service.HasExited)
        {
            Assert.True(watch.Elapsed < Patience, $"The service never came to '{boundary}':\n{service.Said}");
            // All done before the boundary was reached: give it something to be killed over.
            if (await ground.IsIdleAsync())
            {
                if (mayEnd)
                {
                    await service.KillAsync();
                    return;
                }
                Drop(ground);
            }
            await Task.Delay(50);
        }
        Assert.True(service.WasKilled, $"The service ended by itself before '{boundary}':\n{service.Said}");
    }

    private static async Task KillAfterAsync(KillGround ground, TimeSpan time)
    {
        using var service = ServiceProcess.Start(KilledService, ground.Settings, ground.Folder);
        await Task.Delay(time);
        await service.KillAsync();
        Assert.True(service.WasKilled, $"The service ended by itself:\n{service.Said}");
    }

    /// <summary>Starts the program itself, waits until a reader has a fax, then kills the reader, or the service and sees that its readers end with it.</summary>
    private static async Task KillWhileReadingAsync(KillGround ground, bool reader, TimeSpan into)
    {
        using var service = ServiceProcess.Start(Service, ["run", .. ground.Settings], ground.Folder);
        var watch = Stopwatch.StartNew();
        IReadOnlyList<int> readers = [];
        while (readers.Count == 0 || !await ground.IsReadingAsync())
        {
            Assert.False(service.HasExited, $"The service ended by itself:\n{service.Said}");
            Assert.True(watch.Elapsed < Patience, $"Nothing was read:\n{service.Said}");
            if (await ground.IsIdleAsync()) return;
            await Task.Delay(20);
            readers = await service.ChildrenAsync();
        }
        await Task.Delay(into);
        if (reader)
        {
            foreach (int id in readers) KillReader(id);
            await Task.Delay(into);
            Assert.False(service.HasExited, $"The service died with its reader:\n{service.Said}");
        }
        await service.KillAsync();
        foreach (int id in readers)
        {
            while (IsRunning(id))
            {
                Assert.True(watch.Elapsed < Patience, "A reader outlived its service.");
                await Task.Delay(20);
            }
        }
    }

    private static void KillReader(int id)
    {
        try
        {
            using var reader = Process.GetProcessById(id);
            reader.Kill();
        }
        catch (ArgumentException)
        {
            // It ended first.
        }
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task FinishAsync(KillGround ground, string program = KilledService, params string[] command)
    {
        using var service = ServiceProcess.Start(program, [.. command, .. ground.Settings], ground.Folder);
        var watch = Stopwatch.StartNew();
        // Until it has started, SIGTERM ends it as it ends any program: only then can it be asked to end in order.
        while (!service.Said.Contains("Application started", StringComparison.Ordinal) || !await ground.IsIdleAsync())
        {
            Assert.False(service.HasExited, $"The service ended by itself:\n{service.Said}");
            Assert.True(watch.Elapsed < Patience, $"The service did not come to an end:\n{service.Said}");
            await Task.Delay(50);
        }
        await service.StopAsync(Patience);
        Assert.Equal(0, service.ExitCode);
        await ground.ProveAsync();
    }
}
