using System.Globalization;

namespace FaxIngest.Benchmarks.Read;

/// <summary>What a reader holds in memory while it reads page after page. The service would replace it after 200 documents; here it goes on, so that whatever
/// it does not give back shows.</summary>
internal static class ReaderMemory
{
    private const int Rows = 25;
    private const double Megabyte = 1_000_000, Bar = 400;

    /// <summary>Prints each reader's resident memory after so many pages, its highest ever, and how fast it grows.</summary>
    /// <param name="folder">Faxes; they are read over and over.</param>
    /// <param name="pages">Pages in all.</param>
    /// <param name="count">Reader processes.</param>
    public static async Task RunAsync(string folder, int pages, int count)
    {
        string[] faxes = [.. Directory.GetFiles(folder, "*.tif").Order(StringComparer.Ordinal)];
        await using var crew = await ReaderCrew.HireAsync(count);
        Console.WriteLine($"{"pages",7}{string.Concat(Enumerable.Range(1, count).Select(i => $"  reader {i}, MB (pages)"))}");
        var read = new int[count];
        var trace = Enumerable.Range(0, count).Select(_ => new List<(int Pages, double Megabytes)>()).ToArray();
        int printed = 0;
        var gate = new Lock();
        await crew.ReadAsync(Enough(), (reader, more) =>
        {
            lock (gate)
            {
                read[reader] += more;
                trace[reader].Add((read[reader], Status(crew.Readers[reader].Id, "VmRSS:")));
                if (read.Sum() < (long)pages * printed / Rows) return;
                printed++;
                Console.WriteLine($"{read.Sum(),7}{string.Concat(Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"  {(trace[i].Count == 0 ? 0 : trace[i][^1].Megabytes),12:F0} ({read[i],6})")))}");
            }
        });
        for (int i = 0; i < count; i++)
        {
            double peak = Status(crew.Readers[i].Id, "VmHWM:");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"reader {i + 1}: {read[i]} pages, highest {peak:F0} MB{(peak > Bar ? " (above the bar)" : "")}, second half {Slope(trace[i]):+0.0;-0.0;0.0} MB a thousand pages"));
        }

        IEnumerable<string> Enough()
        {
            // How many pages a fax has is known when it is read.
            for (int at = 0; read.Sum() < pages; at++) yield return faxes[at % faxes.Length];
        }
    }

    /// <summary>Least squares over the second half of the pages: the first half fills caches.</summary>
    private static double Slope(List<(int Pages, double Megabytes)> trace)
    {
        var late = trace.Skip(trace.Count / 2).ToList();
        double x = late.Average(t => t.Pages), y = late.Average(t => t.Megabytes);
        double over = late.Sum(t => (t.Pages - x) * (t.Pages - x));
        return over == 0 ? 0 : 1000 * late.Sum(t => (t.Pages - x) * (t.Megabytes - y)) / over;
    }

    /// <summary>A line of the process's status, megabytes.</summary>
    private static double Status(int process, string name) =>
        File.ReadLines($"/proc/{process}/status").Where(l => l.StartsWith(name, StringComparison.Ordinal))
            .Select(l => double.Parse(l[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024 / Megabyte).FirstOrDefault();
}
