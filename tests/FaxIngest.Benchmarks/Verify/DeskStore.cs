using System.Globalization;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace FaxIngest.Benchmarks.Verify;

/// <summary>A store as it looks after some weeks: most documents are long gone, the rest waits for persons. Rows are written at once, as nobody takes in a hundred thousand faxes first.</summary>
internal static class DeskStore
{
    private const int Together = 1000;

    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Reads each fax once with the product's reader, and fills the store with copies.</summary>
    public static async Task FillAsync(WebApplication app, string folder, string data, int documents, int waiting)
    {
        var reader = app.Services.GetRequiredService<IDocumentReader>();
        var pipeline = app.Services.GetRequiredService<IDecisionPipeline>();
        var samples = new List<(ReadResult Read, string Json, string Images)>();
        foreach (string path in Directory.GetFiles(folder, "*.tif").Where(path => path.Contains("typed-office", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(7))
        {
            string images = Directory.CreateDirectory(Path.Combine(data, "samples", Path.GetFileNameWithoutExtension(path))).FullName;
            var read = await reader.ReadAsync(new ReadRequest("sample", path, Path.GetFileName(path), images), None);
            samples.Add((read, StoreJson.Write(read), images));
        }
        var database = app.Services.GetRequiredService<SqlDatabase>();
        var start = DateTimeOffset.UtcNow.AddDays(-30);
        for (int first = 0; first < documents; first += Together)
        {
            await database.WriteAsync(async session =>
            {
                for (int number = first; number < Math.Min(first + Together, documents); number++)
                {
                    bool open = number >= documents - waiting;
                    var received = start.AddSeconds(30.0 * 86_400 * number / documents);
                    string id = await AdmitAsync(session, number, received);
                    if (!open)
                    {
                        await session.RunScriptAsync($"UPDATE fax SET state = 'Exported' WHERE id = '{id}'");
                        continue;
                    }
                    var (read, json, images) = samples[number % samples.Count];
                    var fax = (await session.FirstAsync<FaxRow>("find", new { id }))!.ToFax();
                    var document = Doubted(pipeline.Decide(fax, read, []), number);
                    await session.RunScriptAsync($"UPDATE fax SET state = 'AwaitingVerification', due_by = '{document.Referrals[0].DueBy:yyyy-MM-dd}', reasons = '{StoreJson.Write(document.OpenReasons()).Replace("'", "''", StringComparison.Ordinal)}' WHERE id = '{id}'");
                    await session.ExecuteAsync("read_result_put", new { id, json });
                    await session.ExecuteAsync("document_put", new { id, json = StoreJson.Write(document) });
                    await WaitingLine.KeepAsync(session, id, document);
                    Directory.CreateSymbolicLink(Path.Combine(data, "pages", id), images);
                }
                return true;
            }, None);
        }
    }

    private static async Task<string> AdmitAsync(SqlSession session, int number, DateTimeOffset received)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"f{number:D12}"), sha = number.ToString("x64", CultureInfo.InvariantCulture);
        await session.ExecuteAsync("fax_add", new
        {
            id,
            sha256 = sha,
            identity = sha,
            length = 40_000L,
            fileName = $"fax{number}.tif",
            source = StoreJson.Write(new Source(number % 5 == 0 ? "mail" : "fax", received)),
            receivedAt = StoreTime.Text(received),
            delivery = (string?)null,
            urgent = number % 50 == 0,
            lane = number % 5 == 0 ? "mail" : "fax",
        });
        return id;
    }

    /// <summary>A case a person needs a moment for: at least four fields are in doubt.</summary>
    private static Document Doubted(Document document, int number)
    {
        var referral = document.Referrals[0];
        string[] doubted = [.. referral.Fields.Where(field => field.Value.Decision == Decisions.Accept).Select(field => field.Key).Skip(number % 5).Take(4)];
        return document with
        {
            Referrals =
            [
                referral with
                {
                    Decision = Decisions.Verify,
                    Fields = referral.Fields.ToDictionary(field => field.Key, field => doubted.Contains(field.Key, StringComparer.Ordinal) ? field.Value with { Decision = Decisions.Verify } : field.Value, StringComparer.Ordinal),
                    Reasons = [.. referral.Reasons, .. doubted.Select(path => new Reason("low-confidence", "The reading is not sure enough to be taken without a look.", path))],
                },
                .. document.Referrals.Skip(1),
            ],
        };
    }
}
