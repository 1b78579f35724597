using System.Diagnostics;
using System.Globalization;
using FaxIngest.Receive.Mail;
using FaxIngest.Service.Faults;
using Xunit.Abstractions;

namespace FaxIngest.Service.Tests.Work;

/// <summary>kill -9 of the service while it takes in from a real mail server and a drop folder at once: nothing lost, nothing doubled, the mailbox in order, the ledger balanced.</summary>
/// <remarks>Long form, with FAXINGEST_LONG=1: 1,000 kills over 300 faxes and 300 mails, half at boundaries and half at any time; FAXINGEST_KILLS changes the number.</remarks>
public sealed class MailKillTests(DovecotServer server, ITestOutputHelper output) : IClassFixture<DovecotServer>
{
    private const string KilledService = "FaxIngest.Service.Faults";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static bool IsLong => Environment.GetEnvironmentVariable("FAXINGEST_LONG") == "1";

    [Fact]
    public async Task A_kill_at_every_step_of_a_mail_loses_nothing_and_doubles_nothing()
    {
        using var ground = new KillGround(server);
        foreach (string boundary in Boundaries.Mail)
        {
            Mail(ground);
            Mail(ground);
            await KillAtAsync(ground, boundary, mayEnd: false);
        }
        await FinishAsync(ground);
    }

    [Fact]
    public async Task Kills_at_any_time_while_faxes_and_mails_come_lose_nothing_and_double_nothing()
    {
        int kills = Environment.GetEnvironmentVariable("FAXINGEST_KILLS") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : IsLong ? 1000 : 4;
        int each = IsLong ? 300 : 8;
        using var ground = new KillGround(server);
        var random = new Random(20261122);
        string[] boundaries = [.. Boundaries.Mail, .. Boundaries.All];
        int killed = 0;
        for (int kill = 0; kill < kills; kill++)
        {
            while (ground.Dropped < each && ground.Dropped <= kill * each / kills) Drop(ground);
            while (ground.Mailed < each && ground.Mailed <= kill * each / kills) Mail(ground);
            if (random.Next(2) == 0) killed += await KillAtAsync(ground, boundaries[random.Next(boundaries.Length)], mayEnd: true) ? 1 : 0;
            else killed += await KillAfterAsync(ground, TimeSpan.FromMilliseconds(random.Next(300, 2500))) ? 1 : 0;
        }
        while (ground.Dropped < each) Drop(ground);
        while (ground.Mailed < each) Mail(ground);
        await FinishAsync(ground);
        output.WriteLine($"{killed} kills, {ground.Dropped} faxes, {ground.Mailed} mails");
        Assert.Equal(kills, killed);
    }

    /// <summary>Every seventh mail is one that came before.</summary>
    private static void Mail(KillGround ground)
    {
        int number = ground.Mailed;
        ground.Mail(SomeMail.Number(number % 7 == 6 ? number - 1 : number, new string('x', number * 997 % 70_000)));
    }

    private static void Drop(KillGround ground)
    {
        int number = ground.Dropped;
        ground.Drop($"fax{number.ToString("D4", CultureInfo.InvariantCulture)}.tif", KillTests.TinyTiff(number % 5 == 4 ? number - 1 : number));
    }

    private static async Task<bool> KillAtAsync(KillGround ground, string boundary, bool mayEnd)
    {
        using var service = ServiceProcess.Start(KilledService, [boundary, .. ground.Settings], ground.Folder);
        var watch = Stopwatch.StartNew();
        while (!service.HasExited)
        {
            Assert.True(watch.Elapsed < Patience, $"The service never came to '{boundary}':\n{service.Said}");
            // All done before the boundary was reached.
            if (mayEnd && await ground.IsIdleAsync())
            {
                await service.KillAsync();
                break;
            }
            await Task.Delay(30);
        }
        Assert.True(service.WasKilled, $"The service ended by itself before '{boundary}':\n{service.Said}");
        return true;
    }

    private static async Task<bool> KillAfterAsync(KillGround ground, TimeSpan time)
    {
        using var service = ServiceProcess.Start(KilledService, ground.Settings, ground.Folder);
        await Task.Delay(time);
        await service.KillAsync();
        Assert.True(service.WasKilled, $"The service ended by itself:\n{service.Said}");
        return true;
    }

    private static async Task FinishAsync(KillGround ground)
    {
        using (var service = ServiceProcess.Start(KilledService, ground.Settings, ground.Folder))
        {
            var watch = Stopwatch.StartNew();
            while (!service.Said.Contains("Application started", StringComparison.Ordinal) || !await ground.IsIdleAsync())
            {
                Assert.False(service.HasExited, $"The service ended by itself:\n{service.Said}");
                Assert.True(watch.Elapsed < Patience, $"The service did not come to an end:\n{service.Said}");
                await Task.Delay(50);
            }
            await service.StopAsync(Patience);
            Assert.Equal(0, service.ExitCode);
        }
        await ground.ProveAsync();
        // And the program's own account of it.
        using var ledger = ServiceProcess.Start("faxingest", ["ledger", .. ground.Settings], ground.Folder);
        var wait = Stopwatch.StartNew();
        while (!ledger.HasExited)
        {
            Assert.True(wait.Elapsed < Patience, "The ledger did not come to an end.");
            await Task.Delay(50);
        }
        Assert.True(ledger.ExitCode == 0, $"The ledger does not add up:\n{ledger.Said}");
    }
}
