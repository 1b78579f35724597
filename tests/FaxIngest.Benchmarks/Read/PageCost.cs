using System.Globalization;
using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Benchmarks.Read;

/// <summary>CPU of a known form page, from file to readings, against the peers on the same faxes in the same run: ocrmypdf and the tesseract command line; by
/// quality and pen, and where the reader spent it. The faxes take turns, so that a busy machine slows all three alike; every program is held to one thread.</summary>
internal static class PageCost
{
    private const int Warming = 3;

    /// <summary>Prints CPU milliseconds a page, the ratios and the stages.</summary>
    /// <param name="folder">Faxes (TIFF) of known forms.</param>
    /// <param name="count">Faxes taken, as many of each quality and pen as there are.</param>
    /// <param name="alone">Leaves the peers out: only what the reader spends.</param>
    public static async Task RunAsync(string folder, int count, bool alone)
    {
        // Before the first library is loaded, and for the programs started below: without it Tesseract spends nine times the CPU on switching threads.
        Environment.SetEnvironmentVariable("OMP_THREAD_LIMIT", "1");
        var faxes = FaxGroup.Evenly(folder, count);
        string work = Directory.CreateTempSubdirectory("faxingest-bench-").FullName;
        try
        {
            var reader = ReaderParts.Open(new ReaderSetup(), new Progress<int>());
            using var clock = new StageClock();
            // The first faxes warm up: code is compiled and models are touched once a process, not once a page.
            foreach (string fax in faxes.Take(Warming))
            {
                await ReadAsync(reader, fax, work);
                clock.Measure(fax, [], work);
            }

            var rows = new SortedDictionary<string, PageCostRow>(StringComparer.Ordinal);
            var all = new PageCostRow();
            foreach (string fax in faxes)
            {
                string group = FaxGroup.Of(fax);
                if (!rows.TryGetValue(group, out var row)) rows[group] = row = new PageCostRow();
                var before = Environment.CpuUsage.TotalTime;
                var result = await ReadAsync(reader, fax, work);
                double own = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
                // Peers look at every page; a page that is no known form's costs us less, so it would flatter.
                if (result.Pages.Any(p => p.Kind != PageKinds.Form))
                {
                    row.LeftOut++;
                    all.LeftOut++;
                    continue;
                }

                double ocrmypdf = alone ? 0 : ProgramCost.Of("ocrmypdf", "--quiet", "--jobs", "1", "--output-type", "pdf", fax, Path.Combine(work, "out.pdf"));
                double tesseract = alone ? 0 : ProgramCost.Of("tesseract", fax, Path.Combine(work, "out"), "--psm", "11");
                var stages = new Dictionary<string, double>();
                clock.Measure(fax, stages, work);
                row.Add(result.Pages.Count, own, ocrmypdf, tesseract, stages);
                all.Add(result.Pages.Count, own, ocrmypdf, tesseract, stages);
            }

            Print(rows, all);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Print(SortedDictionary<string, PageCostRow> rows, PageCostRow all)
    {
        var named = rows.Append(new("all", all)).Where(r => r.Value.Pages > 0).ToList();
        Console.WriteLine("CPU milliseconds a page");
        Line($"{"",-22} {"pages",5} {"faxingest",10} {"tesseract",10} {"ocrmypdf",10} {"/ tesseract",12} {"/ ocrmypdf",11}");
        foreach (var (name, row) in named)
            Line($"{name,-22} {row.Pages,5} {row.Own / row.Pages,10:F0} {Each(row.Tesseract, row),10} {Each(row.Ocrmypdf, row),10} {Ratio(row.Own, row.Tesseract),12} {Ratio(row.Own, row.Ocrmypdf),11}");
        Console.WriteLine();
        Console.WriteLine("of that, by stage (lines a page that each engine read in brackets)");
        Line($"{"",-22} {string.Join(' ', StageClock.Stages.Select(s => s.PadLeft(9)))} {"sum",9}");
        foreach (var (name, row) in named)
            Line($"{name,-22} {string.Join(' ', StageClock.Stages.Select(s => (row.Stages.GetValueOrDefault(s) / row.Pages).ToString("F1", CultureInfo.InvariantCulture).PadLeft(9)))} {StageClock.Stages.Sum(s => row.Stages.GetValueOrDefault(s)) / row.Pages,9:F0}  ({string.Join(", ", row.Stages.Where(s => s.Key.EndsWith(" lines", StringComparison.Ordinal)).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key[..^6]} {s.Value / row.Pages:F1}")))})");
        foreach (var (name, row) in rows.Where(r => r.Value.LeftOut > 0)) Console.WriteLine($"{name}: {row.LeftOut} faxes left out, not every page was read as a form's");
    }

    private static string Each(double milliseconds, PageCostRow row) => milliseconds == 0 ? "" : (milliseconds / row.Pages).ToString("F0", CultureInfo.InvariantCulture);

    private static string Ratio(double own, double peer) => peer == 0 ? "" : (own / peer).ToString("F2", CultureInfo.InvariantCulture);

    private static void Line(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    private static async Task<ReadResult> ReadAsync(IDocumentReader reader, string fax, string work)
    {
        string folder = Directory.CreateDirectory(Path.Combine(work, Guid.NewGuid().ToString("N"))).FullName;
        return await reader.ReadAsync(new ReadRequest("1", fax, Path.GetFileName(fax), folder), CancellationToken.None);
    }
}
