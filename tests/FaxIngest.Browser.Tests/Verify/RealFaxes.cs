using System.Text.Json;
using FaxIngest.Decide;
using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Receive;
using FaxIngest.Store;

namespace FaxIngest.Verify;

/// <summary>Faxes of testdata, each read once by the product's own reader, decided by its own decisions, as often in the queue as a test wants.</summary>
internal sealed class RealFaxes
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, JsonElement>> truths = new(StringComparer.Ordinal);

    /// <summary>What is written on a fax in the queue, by field path.</summary>
    internal IReadOnlyDictionary<string, JsonElement> TruthOf(string faxId) => truths[faxId];

    /// <summary>Ids of those that wait for a person.</summary>
    internal IReadOnlyCollection<string> Waiting => truths.Keys;

    /// <param name="host">Decides by itself (<see cref="DeskHost.DecideByItself"/>).</param>
    /// <param name="count">How many have to wait for a person.</param>
    /// <param name="names">Files of <c>testdata/faxes</c>, without ending.</param>
    internal static async Task<RealFaxes> QueueAsync(DeskHost host, int count, params string[] names)
    {
        string folder = Find();
        var faxes = new RealFaxes();
        var read = new List<(string Name, ReadResult Result, string Images)>();
        foreach (string name in names)
        {
            string images = Directory.CreateDirectory(Path.Combine(host.Folder, "read", name)).FullName;
            string path = Path.Combine(folder, name + ".tif");
            read.Add((name, await host.Service<IDocumentReader>().ReadAsync(new ReadRequest(name, path, name + ".tif", images), CancellationToken.None), images));
        }
        // What is accepted without a hand is no work for a verifier; with at least one that is not this ends.
        for (int i = 0; faxes.truths.Count < count; i++)
        {
            if (i >= read.Count && faxes.truths.Count == 0) throw new InvalidOperationException("None of the faxes needs a person.");
            var (name, result, images) = read[i % read.Count];
            if (await faxes.AddAsync(host, name, result, images, i) is { } id)
                faxes.truths[id] = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, name + ".truth.json"))).RootElement.GetProperty("fields"))!;
        }
        return faxes;
    }

    private async Task<string?> AddAsync(DeskHost host, string name, ReadResult result, string images, int number)
    {
        string sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{name} {number}")));
        // Days apart, so that none is taken for the one before faxed again.
        var admission = await host.Store.AdmitAsync(new Arrival(sha256, 1, name + ".tif", new Source("fax", SampleCase.Received.AddMinutes(number)), sha256), CancellationToken.None);
        Directory.CreateDirectory(Path.Combine(host.Folder, "pages", admission.FaxId));
        foreach (string image in Directory.GetFiles(images)) File.Copy(image, Path.Combine(host.Folder, "pages", admission.FaxId, Path.GetFileName(image)));
        var fax = (await host.Store.FindAsync(admission.FaxId, CancellationToken.None))!;
        var document = host.Service<IDecisionPipeline>().Decide(fax, result, []);
        bool accepted = document.Referrals.All(referral => referral.Decision == Decisions.Accept);
        await host.EndAsync(FaxState.Received, fax.Id, new Outcome.Advance(FaxState.Read, []), new WorkProduct(Read: result));
        await host.EndAsync(FaxState.Read, fax.Id, accepted ? new Outcome.Advance(FaxState.Accepted, []) : new Outcome.AskPerson(document.OpenReasons()), new WorkProduct(Document: document));
        return accepted ? null : fax.Id;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "testdata", "faxes"))) return Path.Combine(folder.FullName, "testdata", "faxes");
        throw new DirectoryNotFoundException("testdata/faxes");
    }
}
