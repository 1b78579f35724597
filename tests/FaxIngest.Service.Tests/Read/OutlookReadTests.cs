using System.Text;
using System.Text.Json;
using FaxIngest.Model;
using FaxIngest.Store;
using FaxIngest.Tests.Render.Containers;

namespace FaxIngest.Service.Tests.Read;

/// <summary>Mails that Outlook saved (<c>.msg</c>), from the file to the referral, in real readers: the program that takes them apart runs inside the fence too.</summary>
public sealed class OutlookReadTests : IDisposable
{
    private const string Words = "Dear colleagues, please see to my patient Maria Example, born 04/05/1961, who lost her home last week and needs housing navigation. Call me at 831-555-0143.";

    private readonly ReadRun run = new();

    public void Dispose() => run.Dispose();

    private static byte[] File(params string[] path) => System.IO.File.ReadAllBytes(Path.Combine([MixedFolder.Repository(), "testdata", .. path]));

    private static readonly byte[] Form = File("faxes", "typed-clean-5002-0000-ecm-referral.tif");

    /// <summary>More than 4,096 bytes, so not in the file's mini stream.</summary>
    private static readonly byte[] Page = File("render", "same", "none.tif");

    /// <summary>A letter in words, a scan as a file, and a mail within the mail that brings another scan.</summary>
    private static byte[] Saved(byte[] scan) => new OutlookMail
    {
        Body = Words,
        Html = $"<html><body><p>{Words}</p></body></html>",
        Files = [("scan 1.tif", scan), ("note.txt", "a small file"u8.ToArray())],
        Mails = [new OutlookMail { Subject = "The other scan", Body = "Here.", Files = [("scan 2.tif", File("render", "same", "g4.tif"))] }],
    }.Write();

    [Fact]
    public async Task Its_words_its_files_and_the_mail_within_it_are_read_and_counted()
    {
        run.Put("referral.msg", Saved(Form));

        Assert.Equal(0, await run.ReadAsync());

        var document = run.Document("referral.msg");
        AssertRead(document, first: 0, pages: 2);
        Assert.Equal("ann@clinic.example", document.GetProperty("source").GetProperty("from").GetString());
        var form = Assert.Single(document.GetProperty("referrals").EnumerateArray(), referral => referral.GetProperty("part").GetInt32() == 2);
        Assert.Equal("ecm-referral", form.GetProperty("form").GetProperty("type").GetString());
        Assert.NotEqual(JsonValueKind.Null, form.GetProperty("fields").GetProperty("member.cin").GetProperty("value").ValueKind);
    }

    [Fact]
    public async Task Attached_to_a_mail_that_is_dropped_into_the_folder_it_ends_the_same_way()
    {
        run.Put("mail.eml", Encoding.ASCII.GetBytes($"""
            From: Bob Clerk <bob@clinic.example>
            To: referrals@plan.example
            Subject: Fwd: Referral
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=cut

            --cut
            Content-Type: text/plain

            Please see attached.
            --cut
            Content-Type: application/vnd.ms-outlook; name="Referral.msg"
            Content-Disposition: attachment; filename="Referral.msg"
            Content-Transfer-Encoding: base64

            {Convert.ToBase64String(Saved(Page), Base64FormattingOptions.InsertLineBreaks)}
            --cut--
            """.ReplaceLineEndings("\r\n")));
        string data = run.At("data");

        var (code, output) = await run.RunAsync(
            "drain", $"--Data:Folder={data}", $"--Receive:Folder:Path={run.At("in")}", "--Receive:Folder:QuietFor=00:00:00.1", "--Receive:Folder:QuietForUnknown=00:00:00.1", "--Recognize:Parallel=1");

        Assert.Equal(0, code);
        Assert.Equal("1 taken in, 0 exported, 1 wait for a person, 0 stuck", output.TrimEnd().Split('\n')[^1]);
        using var database = new SqliteDatabase($"Data Source={Path.Combine(data, "faxingest.db")}");
        var store = new SqlFaxStore(database, TimeProvider.System);
        var fax = Assert.Single(await store.ListAsync(FaxState.AwaitingVerification, null, null, 10, CancellationToken.None));
        var document = JsonSerializer.SerializeToElement((await store.DocumentAsync(fax.Id, CancellationToken.None))!, DocumentJson.OneLine);
        Assert.Equal(["text", "opened"], document.GetProperty("parts").EnumerateArray().Take(2).Select(part => part.GetProperty("status").GetString()));
        AssertRead(document, first: 2, pages: 1);
        Assert.Equal(0, (await run.RunAsync("ledger", $"--Data:Folder={data}", "--hash")).Code);
    }

    /// <summary>The parts of the saved mail, which begin at an index, and what came of them.</summary>
    private static void AssertRead(JsonElement document, int first, int pages)
    {
        var parts = document.GetProperty("parts").EnumerateArray().Skip(first).ToList();
        Assert.Equal(
            [
                "text/plain read 1", "text/html alternative 0", $"image/tiff read {pages}", "application/octet-stream read 1", "message/rfc822 opened 0", "text/plain text 0", "image/tiff read 1",
            ],
            parts.Select(part => $"{part.GetProperty("type").GetString()} {part.GetProperty("status").GetString()} {part.GetProperty("pageCount").GetInt32()}"));
        Assert.Equal([first + 4, first + 4], parts[5..].Select(part => part.GetProperty("container").GetInt32()));
        Assert.Equal(
            [first, .. Enumerable.Repeat(first + 2, pages), first + 3, first + 6],
            document.GetProperty("pages").EnumerateArray().Select(page => page.GetProperty("part").GetInt32()));
        Assert.Equal("correspondence", document.GetProperty("pages")[0].GetProperty("kind").GetString());
    }
}
