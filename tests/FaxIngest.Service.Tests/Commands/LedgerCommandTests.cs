using System.Text.Json;
using FaxIngest.Commands;
using FaxIngest.Ledger;
using FaxIngest.Model;

namespace FaxIngest.Service.Tests.Commands;

[Collection("console")]
public sealed class LedgerCommandTests
{
    [Fact]
    public async Task The_exit_code_says_whether_a_day_adds_up_and_the_text_what_does_not()
    {
        using var bench = new LedgerBench();
        var fax = await bench.FaxAsync(FaxState.Exported);
        var (code, text) = await RunAsync(bench, "--day 2026-11-20 --hash");
        Assert.Equal(ExitCodes.Success, code);
        Assert.Contains("received                         1  and so says the history\n", text, StringComparison.Ordinal);
        Assert.EndsWith("Everything adds up.\n", text, StringComparison.Ordinal);

        File.Delete(bench.At("export", fax.Id + "-2.json"));
        (code, text) = await RunAsync(bench, "--day 2026-11-20");
        Assert.Equal(1, code);
        Assert.EndsWith($"- Referral {fax.Id}-2 has a receipt of folder, but what it names is not there.\nOne thing does not add up.\n", text, StringComparison.Ordinal);

        (code, text) = await RunAsync(bench, "--day 2026-11-20 --json");
        Assert.Equal(1, code);
        var report = JsonDocument.Parse(text).RootElement;
        Assert.Equal((1, 1, false), (report.GetProperty("arrivals").GetInt32(), report.GetProperty("discrepancyCount").GetInt32(), report.GetProperty("balanced").GetBoolean()));
        Assert.Equal("export-missing", report.GetProperty("discrepancies")[0].GetProperty("code").GetString());
        Assert.Equal(ExitCodes.Success, (await RunAsync(bench, "--day 2026-11-19")).Code);
    }

    [Fact]
    public async Task A_folder_without_a_database_does_not_add_up_and_stays_without_one()
    {
        string folder = Directory.CreateTempSubdirectory("ledger-").FullName;
        try
        {
            Assert.Equal(ExitCodes.Fault, await CommandLine.RunAsync(["ledger", $"--Data:Folder={folder}"]));
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int Code, string Text)> RunAsync(LedgerBench bench, string line)
    {
        var output = Console.Out;
        using var caught = new StringWriter();
        Console.SetOut(caught);
        try
        {
            return (await CommandLine.RunAsync(["ledger", .. line.Split(' '), $"--Data:Folder={bench.Folder}"]), caught.ToString());
        }
        finally
        {
            Console.SetOut(output);
        }
    }
}
