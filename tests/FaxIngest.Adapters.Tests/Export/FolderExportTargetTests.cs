using System.Text.Json;
using FaxIngest.Model;
using FaxIngest.Store;

namespace FaxIngest.Export;

public sealed class FolderExportTargetTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ManualTime time = new();
    private readonly FolderExportTarget target;

    public FolderExportTargetTests() => target = new(folder["out"], time);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_referral_becomes_one_file_in_the_documents_shape()
    {
        var document = DocumentOf("a1", 2);
        var receipt = await target.ExportAsync(document, document.Referrals[1], "key", CancellationToken.None);
        Assert.Equal(new ExportReceipt("key", "a1-2", "folder", "a1-2.json", time.GetUtcNow()), receipt);
        string file = Assert.Single(Directory.GetFiles(folder["out"]));
        var written = JsonSerializer.Deserialize<Document>(await File.ReadAllTextAsync(file), DocumentJson.Indented)!;
        Assert.Equivalent(document with { Referrals = [document.Referrals[1]] }, written, strict: true);
    }

    [Fact]
    public async Task The_same_export_again_leaves_one_file_untouched()
    {
        var document = DocumentOf("a1", 1);
        await target.ExportAsync(document, document.Referrals[0], "key", CancellationToken.None);
        var old = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(folder["out", "a1-1.json"], old);
        await target.ExportAsync(document, document.Referrals[0], "key", CancellationToken.None);
        Assert.Equal(old, File.GetLastWriteTimeUtc(Assert.Single(Directory.GetFiles(folder["out"]))));
    }

    [Fact]
    public async Task A_referral_decided_anew_replaces_its_file()
    {
        var document = DocumentOf("a1", 1);
        await target.ExportAsync(document, document.Referrals[0], "key", CancellationToken.None);
        await target.ExportAsync(document, document.Referrals[0] with { DueBy = new DateOnly(2026, 12, 1) }, "other", CancellationToken.None);
        Assert.Contains("2026-12-01", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder["out"]))));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_fault_and_leaves_nothing()
    {
        var document = DocumentOf("a1", 1);
        await File.WriteAllTextAsync(folder["file"], "");
        await Assert.ThrowsAnyAsync<IOException>(() =>
            new FolderExportTarget(folder["file", "out"], time).ExportAsync(document, document.Referrals[0], "key", CancellationToken.None));
    }

    [Fact]
    public async Task Half_a_file_that_a_killed_service_left_is_removed_after_a_day()
    {
        Directory.CreateDirectory(folder["out"]);
        await File.WriteAllTextAsync(folder["out", ".0123.tmp"], "half");
        File.SetLastWriteTimeUtc(folder["out", ".0123.tmp"], (time.GetUtcNow() - TimeSpan.FromHours(25)).UtcDateTime);
        var document = DocumentOf("a1", 1);
        await target.ExportAsync(document, document.Referrals[0], "key", CancellationToken.None);
        Assert.Equal(["a1-1.json"], Directory.GetFiles(folder["out"]).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("../a1-1")]
    [InlineData("")]
    [InlineData("a/b")]
    public async Task An_identity_that_is_no_name_is_refused(string id)
    {
        var document = DocumentOf("a1", 1);
        await Assert.ThrowsAsync<ArgumentException>(() => target.ExportAsync(document, document.Referrals[0] with { Id = id }, "key", CancellationToken.None));
    }

    private static Document DocumentOf(string id, int referrals) => new()
    {
        Id = id,
        Sha256 = new string('a', 64),
        FileName = "fax.tif",
        Status = "read",
        Source = new Source("fax", DateTimeOffset.UnixEpoch),
        PageCount = referrals,
        Pages = [.. Enumerable.Range(1, referrals).Select(page => new DocumentPage(page, PageKinds.Form, 0))],
        Referrals =
        [
            .. Enumerable.Range(1, referrals).Select(number => new Referral
            {
                Id = $"{id}-{number}",
                Pages = [number],
                Form = new ReferralForm("tar", null, 1),
                Decision = "accept",
            }),
        ],
    };
}
