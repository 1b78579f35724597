using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Reader.Faults;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaxIngest.Benchmarks.Read;

/// <summary>What it costs that a document is read in another process: question, answer, checks and watch, with a real fax's result sent again and again.</summary>
internal static class PipeCost
{
    private const int Warming = 200, Rounds = 2000;

    /// <summary>Reads the fax once in this process, then has a reader answer with that result.</summary>
    internal static async Task RunAsync(string fax)
    {
        using var folders = new WorkFolders(TimeProvider.System);
        using var work = folders.Create();
        var real = await ReaderParts.Open(new ReaderSetup(), new Progress<int>()).ReadAsync(new("once", fax, Path.GetFileName(fax), work.Path), CancellationToken.None);
        string replay = Path.Combine(work.Path, "result.json");
        string json = JsonSerializer.Serialize(real, DocumentJson.OneLine);
        await File.WriteAllTextAsync(replay, json);

        var launch = ReaderLaunch.For(ReaderProgram.Beside("FaxIngest.Reader.Faults", "reader"), new ReaderOptions { Parallel = 1, RecycleDocuments = 1_000_000 }, new(), formsFolder: null);
        await using var pool = new ReaderPool(launch, folders, TimeProvider.System, NullLogger<ReaderPool>.Instance);
        var start = Stopwatch.StartNew();
        await pool.ReadAsync(new("first", replay, FaultyReader.Replay, work.Path), CancellationToken.None);
        double first = start.Elapsed.TotalMilliseconds;

        var times = new List<double>();
        TimeSpan before = default;
        for (int round = 0; round < Warming + Rounds; round++)
        {
            if (round == Warming) before = Environment.CpuUsage.TotalTime;
            long from = Stopwatch.GetTimestamp();
            await pool.ReadAsync(new(round.ToString(CultureInfo.InvariantCulture), replay, FaultyReader.Replay, work.Path), CancellationToken.None);
            if (round >= Warming) times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        times.Sort();
        double processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Rounds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"pipe: {json.Length / 1000.0:0.#} kB a result, {real.Pages.Count} page(s): median {times[Rounds / 2]:0.00} ms, 95% {times[Rounds * 95 / 100]:0.00} ms a document there and back; {processor:0.00} ms CPU of the parent; first {first:0} ms with the start of a reader"));
    }
}
