using FaxIngest.Benchmarks.Recognize;
using FaxIngest.Decide.Scoring;
using FaxIngest.Evaluate;
using FaxIngest.Read;

namespace FaxIngest.Benchmarks.Read;

/// <summary>Boxes to mark of many labeled faxes, each by itself, without reading what is written: boxes err so seldom that thousands are needed to see it.</summary>
internal static class BoxCount
{
    /// <summary>Prints what <c>faxingest evaluate</c> prints of boxes, a row for each pen and quality.</summary>
    public static async Task RunAsync(IReadOnlyList<string> folders)
    {
        string work = Directory.CreateTempSubdirectory("faxingest-boxes-").FullName;
        var groups = new SortedDictionary<string, BoxScore>(StringComparer.Ordinal);
        var all = new BoxScore();
        try
        {
            using var recorder = new CropRecorder();
            var reader = ReaderParts.Open(new ReaderSetup(), new Progress<int>(), new EngineSet([recorder]));
            foreach (var fax in folders.SelectMany(LabeledFax.In))
            {
                string place = Directory.CreateDirectory(Path.Combine(work, Guid.NewGuid().ToString("N"))).FullName;
                var read = await reader.ReadAsync(new ReadRequest("1", fax.Path, Path.GetFileName(fax.Path), place), CancellationToken.None);
                var truth = Truth.Parse(await File.ReadAllTextAsync(fax.TruthPath));
                string group = FaxGroup.Of(fax.Path);
                if (!groups.TryGetValue(group, out var of)) groups[group] = of = new BoxScore();
                of.Add(fax.Name, truth, read);
                all.Add(fax.Name, truth, read);
                recorder.Dispose();
                Directory.Delete(place, recursive: true);
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }

        Console.Write(BoxText.Of(all, groups));
    }
}
