using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using FaxIngest.Read;

namespace FaxIngest.Benchmarks.Read;

/// <summary>CPU of a known form page, from file to readings, against the peers on the same faxes in the same run: ocrmypdf and the tesseract command line.
/// The faxes take turns, so that a busy machine slows all three alike; every program is held to one thread.</summary>
internal static class PageCost
{
    /// <summary>Prints CPU milliseconds a page and the ratios.</summary>
    /// <param name="folder">Faxes (TIFF) of known forms.</param>
    /// <param name="count">Faxes taken.</param>
    public static async Task RunAsync(string folder, int count)
    {
        // Before the first library is loaded, and for the programs started below: without it Tesseract spends nine times the CPU on switching threads.
        Environment.SetEnvironmentVariable("OMP_THREAD_LIMIT", "1");
        var faxes = Directory.GetFiles(folder, "*.tif").Order(StringComparer.Ordinal).Take(count + 1).ToList();
        string work = Directory.CreateTempSubdirectory("faxingest-bench-").FullName;
        try
        {
            var reader = ReaderParts.Open(new ReaderSetup(), new Progress<int>());
            // The first fax warms up: code is compiled and models are touched once a process, not once a page.
            await ReadAsync(reader, faxes[0], work);
            double own = 0, ocrmypdf = 0, tesseract = 0;
            var pages = 0;
            foreach (string fax in faxes.Skip(1))
            {
                var before = Environment.CpuUsage.TotalTime;
                var result = await ReadAsync(reader, fax, work);
                own += (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
                if (result.Pages.Any(p => p.Kind != Model.PageKinds.Form)) throw new InvalidOperationException($"{Path.GetFileName(fax)} was not read as a form: the comparison would be unfair");
                pages += result.Pages.Count;
                ocrmypdf += Child("ocrmypdf", "--quiet", "--jobs", "1", "--output-type", "pdf", fax, Path.Combine(work, "out.pdf"));
                tesseract += Child("tesseract", fax, Path.Combine(work, "out"), "--psm", "11");
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{faxes.Count - 1} faxes, {pages} pages; CPU milliseconds a page: faxingest {own / pages:F0}, tesseract {tesseract / pages:F0}, ocrmypdf {ocrmypdf / pages:F0}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"faxingest / ocrmypdf = {own / ocrmypdf:F2}; faxingest / tesseract = {own / tesseract:F2}"));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task<ReadResult> ReadAsync(IDocumentReader reader, string fax, string work)
    {
        string folder = Directory.CreateDirectory(Path.Combine(work, Guid.NewGuid().ToString("N"))).FullName;
        return await reader.ReadAsync(new ReadRequest("1", fax, Path.GetFileName(fax), folder), CancellationToken.None);
    }

    /// <summary>Runs a program and its children to the end; CPU milliseconds of all of them.</summary>
    private static double Child(string program, params string[] arguments)
    {
        double before = ChildrenMilliseconds();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardOutput.ReadToEndAsync();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors}");
        return ChildrenMilliseconds() - before;
    }

    /// <summary>CPU of all ended children and theirs.</summary>
    private static double ChildrenMilliseconds()
    {
        const int children = -1;
        if (GetUsage(children, out var usage) != 0) throw new InvalidOperationException("getrusage failed");
        return (usage.UserSeconds + usage.SystemSeconds) * 1000.0 + (usage.UserMicroseconds + usage.SystemMicroseconds) / 1000.0;
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetUsage(int who, out Usage usage);

    /// <summary>struct rusage of Linux on 64 bits: two times, then counters that are not needed here.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
