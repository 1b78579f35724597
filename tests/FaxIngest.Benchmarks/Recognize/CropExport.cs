using System.Text.Json;
using FaxIngest.Decide.Scoring;
using FaxIngest.Evaluate;
using FaxIngest.Read;

namespace FaxIngest.Benchmarks.Recognize;

/// <summary>Cuts the text entries of labeled faxes as the reader does and keeps them with what is written there.</summary>
/// <remarks>The truth beside a fax needs, besides the usual, <c>written</c> (field path to its lines as written), <c>struck</c> (paths where something
/// is crossed out before the entry; they are left out) and <c>face</c>.</remarks>
internal static class CropExport
{
    /// <summary>Writes the lines of all faxes of a folder.</summary>
    /// <param name="folder">Faxes with truth.</param>
    /// <param name="target">Folder for the lines.</param>
    /// <param name="forms">Folder with the templates they are cut by; null: those that ship.</param>
    public static async Task RunAsync(string folder, string target, string? forms)
    {
        string work = Directory.CreateTempSubdirectory("faxingest-crops-").FullName;
        var lines = new List<LabeledLine>();
        int faxes = 0, unknown = 0, blank = 0, torn = 0;
        using var recorder = new CropRecorder();
        var reader = ReaderParts.Open(new ReaderSetup { FormsFolder = forms }, new Progress<int>(), new EngineSet([recorder]));
        try
        {
            foreach (var fax in LabeledFax.In(folder))
            {
                recorder.Clear();
                using var truth = JsonDocument.Parse(await File.ReadAllTextAsync(fax.TruthPath));
                var written = truth.RootElement.GetProperty("written");
                var struck = truth.RootElement.GetProperty("struck").EnumerateArray().Select(p => p.GetString()).ToHashSet();
                string place = Directory.CreateDirectory(Path.Combine(work, Guid.NewGuid().ToString("N"))).FullName;
                var read = await reader.ReadAsync(new ReadRequest("1", fax.Path, Path.GetFileName(fax.Path), place), CancellationToken.None);
                faxes++;
                if (read.Referrals.All(r => r.Template is null)) unknown++;
                foreach (var reading in read.Referrals.SelectMany(r => r.Readings))
                {
                    if (!written.TryGetProperty(reading.Field, out var texts) || struck.Contains(reading.Field)) continue;
                    var crops = recorder.Of(reading);
                    if (crops.Count == 0) blank++;
                    else if (crops.Count != texts.GetArrayLength()) torn++;
                    else
                        lines.AddRange(texts.EnumerateArray().Zip(crops, (text, crop) => new LabeledLine(
                            truth.RootElement.GetProperty("group").GetString()!, truth.RootElement.GetProperty("face").GetString()!, reading.Kind, fax.Name, text.GetString()!, crop)));
                }

                Directory.Delete(place, recursive: true);
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }

        LineFolder.Write(target, lines);
        Console.WriteLine($"{lines.Count} lines of {faxes} faxes; {unknown} faxes not recognized as a form; entries left out: {blank} taken for blank, {torn} cut into another number of lines");
    }
}
