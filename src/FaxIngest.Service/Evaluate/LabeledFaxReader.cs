using System.Collections.Concurrent;
using System.Text.Json;
using FaxIngest.Commands;
using FaxIngest.Decide.Scoring;
using FaxIngest.Model;
using FaxIngest.Read;
using Microsoft.Extensions.Options;

namespace FaxIngest.Evaluate;

/// <summary>Reads labeled faxes through the pool of readers. Readings may be kept, so that decisions and fits can be repeated without reading again.</summary>
/// <param name="reader">From a file to readings.</param>
/// <param name="options">How many at a time.</param>
internal sealed class LabeledFaxReader(LooseFileReader reader, IOptions<ReaderOptions> options)
{
    internal static LabeledFaxReader Of(IServiceProvider provider) =>
        ActivatorUtilities.CreateInstance<LabeledFaxReader>(provider, ActivatorUtilities.CreateInstance<LooseFileReader>(provider));

    /// <summary>Reads all; in the order given.</summary>
    /// <param name="faxes">What to read.</param>
    /// <param name="kept">Folder with readings kept from before, or null. What is not there is read and kept.</param>
    /// <param name="cancellation">Ends it early.</param>
    internal async Task<IReadOnlyList<LabeledResult>> ReadAsync(IReadOnlyList<LabeledFax> faxes, DirectoryInfo? kept, CancellationToken cancellation)
    {
        kept?.Create();
        var results = new ConcurrentDictionary<string, LabeledResult>(StringComparer.Ordinal);
        using var bar = new ProgressBar(faxes.Count);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.Readers, CancellationToken = cancellation };
        await Parallel.ForEachAsync(faxes, parallel, async (fax, token) =>
        {
            var truth = Truth.Parse(await File.ReadAllTextAsync(fax.TruthPath, token));
            string? file = kept is null ? null : Path.Combine(kept.FullName, fax.Name.Replace(Path.DirectorySeparatorChar, '~') + ".readings.json");
            results[fax.Name] = file is not null && File.Exists(file)
                ? JsonSerializer.Deserialize<Kept>(await File.ReadAllTextAsync(file, token), DocumentJson.OneLine)!.With(fax.Name, truth)
                : await ReadOneAsync(fax, truth, file, token);
            bar.Advance();
        });
        return [.. faxes.Select(f => results[f.Name])];
    }

    private async Task<LabeledResult> ReadOneAsync(LabeledFax fax, Truth truth, string? file, CancellationToken cancellation)
    {
        var (row, read) = await reader.ReadOnlyAsync(fax.Path, cancellation);
        if (file is not null) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new Kept(row, read), DocumentJson.OneLine), cancellation);
        return new LabeledResult(fax.Name, truth, row, read);
    }

    private sealed record Kept(Fax Fax, ReadResult Read)
    {
        public LabeledResult With(string name, Truth truth) => new(name, truth, Fax, Read);
    }
}
