using System.Text.Json;
using FaxIngest.Commands;
using FaxIngest.Composition;
using FaxIngest.Decide.Duplicates;
using FaxIngest.Model;
using FaxIngest.Service.Tests.Read;

namespace FaxIngest.Duplicates;

/// <summary>Real faxes: the same paper, scanned and sent twice over a bad line, and read as all faxes are. Files <c>NAME-callN.tif</c> of one name are one paper.</summary>
public sealed class RefaxedTests : IDisposable
{
    private readonly string output = Directory.CreateTempSubdirectory("faxingest-refaxed-").FullName;

    public void Dispose() => Directory.Delete(output, recursive: true);

    [Fact]
    public async Task A_paper_sent_twice_is_known_again_and_no_other_is_taken_for_it()
    {
        string folder = Path.Combine(MixedFolder.Repository(), "testdata", "refaxed");
        await using (var provider = Provider.Build([]))
            Assert.Equal(ExitCodes.Success, await ReadCommand.ReadAllAsync(provider, [new DirectoryInfo(folder)], output, CancellationToken.None));
        var documents = Directory.GetFiles(output, "*.json").Order(StringComparer.Ordinal)
            .Select(path => (Paper: Path.GetFileName(path).Split("-call")[0], Document: JsonSerializer.Deserialize<Document>(File.ReadAllText(path), DocumentJson.OneLine)!)).ToList();
        Assert.True(documents.Count >= 5);
        int pairs = 0;
        double minimum = new DuplicateOptions().MinimumScore;
        foreach (var (one, other) in documents.SelectMany((one, index) => documents.Skip(index + 1).Select(other => (one, other))))
        {
            Referral a = one.Document.Referrals[0], b = other.Document.Referrals[0];
            double score = PaperComparison.Compare(b, other.Document.Source, a, one.Document.Source)?.Score ?? 0;
            bool same = one.Paper == other.Paper;
            Assert.True(same == score >= minimum, $"{one.Document.FileName} and {other.Document.FileName}: {score}");
            if (!same) continue;
            pairs++;
            Assert.NotEqual(one.Document.Sha256, other.Document.Sha256);
            // Found at all: they share keys.
            Assert.NotEmpty(DuplicateKeys.Of(one.Document).Intersect(DuplicateKeys.Of(other.Document)));
        }
        Assert.True(pairs >= 2);
    }
}
