using System.Diagnostics;
using System.Globalization;

namespace FaxIngest.Benchmarks.Read;

/// <summary>How much faster several readers are than one, on the same faxes. They are started and warm before the clock runs, and take turns with the one, so that
/// what else the machine does meets both alike. Nothing else should run.</summary>
internal static class ReaderScaling
{
    private const int Rounds = 3, Warming = 6;

    /// <summary>Prints faxes a minute of every round and the ratio of the best ones.</summary>
    public static async Task RunAsync(string folder, int count, int readers)
    {
        var faxes = FaxGroup.Evenly(folder, count);
        await using var one = await ReaderCrew.HireAsync(1);
        await using var several = await ReaderCrew.HireAsync(readers);
        await one.ReadAsync(faxes.Take(Warming));
        await several.ReadAsync(faxes.Take(Warming * readers));
        double best = double.MaxValue, bestOfSeveral = double.MaxValue;
        for (int round = 1; round <= Rounds; round++)
        {
            double alone = await SecondsAsync(one, faxes), together = await SecondsAsync(several, faxes);
            (best, bestOfSeveral) = (Math.Min(best, alone), Math.Min(bestOfSeveral, together));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"round {round}: {faxes.Count} faxes, one reader {60 * faxes.Count / alone:F0} a minute, {readers} readers {60 * faxes.Count / together:F0}; {alone / together:F2} times"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"best rounds: {best / bestOfSeveral:F2} times"));
    }

    private static async Task<double> SecondsAsync(ReaderCrew crew, IReadOnlyList<string> faxes)
    {
        long from = Stopwatch.GetTimestamp();
        await crew.ReadAsync(faxes);
        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }
}
