using System.Diagnostics;
using System.Text.Json;
using FaxIngest.Read;

namespace FaxIngest.Service.Tests.Read;

/// <summary>The program as a script sees it: exit code, last line, files.</summary>
public sealed class ReadCommandTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("faxingest-read-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task A_mixed_folder_has_an_answer_for_every_file()
    {
        var expected = MixedFolder.Make(Directory.CreateDirectory(At("in")).FullName);
        var (code, output) = await RunAsync("read", At("in"), "--out", At("out"));

        int unreadable = expected.Values.Count(value => value is not null);
        Assert.Equal($"{expected.Count - unreadable} read, {unreadable} unreadable", output.TrimEnd().Split('\n')[^1]);
        Assert.Equal(2, code);
        Assert.Equal(
            expected.Keys.Select(name => name + ".json").Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(At("out"), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(At("out"), path)).Order(StringComparer.Ordinal));
        Assert.All(expected, file =>
        {
            using var document = Document(file.Key);
            var json = document.RootElement;
            Assert.Equal(file.Value is null ? "read" : "unreadable", json.GetProperty("status").GetString());
            Assert.Equal(file.Value, json.GetProperty("reason") is { ValueKind: JsonValueKind.Object } reason ? reason.GetProperty("code").GetString() : null);
            Assert.Equal(Path.GetFileName(file.Key), json.GetProperty("fileName").GetString());
            // No wrong door: a person gets to see every one of them.
            var referral = Assert.Single(json.GetProperty("referrals").EnumerateArray());
            Assert.Equal(file.Key == "mail.eml" ? "correspondence" : "unknown", referral.GetProperty("form").GetProperty("type").GetString());
            Assert.Equal("verify", referral.GetProperty("decision").GetString());
        });
    }

    [Fact]
    public async Task A_form_attached_to_a_mail_is_a_referral_of_its_part()
    {
        Directory.CreateDirectory(At("in"));
        byte[] fax = await File.ReadAllBytesAsync(Path.Combine(MixedFolder.Repository(), "testdata", "faxes", "typed-clean-5002-0000-ecm-referral.tif"));
        string mail = $"""
            From: Ann Clerk <ann@clinic.example>
            To: referrals@plan.example
            Subject: Referral
            Message-ID: <1@clinic.example>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=cut

            --cut
            Content-Type: text/plain

            Please see the attached referral. Thank you!
            --cut
            Content-Type: image/tiff; name="../../etc/fax.tif"
            Content-Disposition: attachment; filename="../../etc/fax.tif"
            Content-Transfer-Encoding: base64

            {Convert.ToBase64String(fax, Base64FormattingOptions.InsertLineBreaks)}
            --cut--
            """;
        await File.WriteAllTextAsync(At("in/mail.eml"), mail);

        var (code, _) = await RunAsync("read", At("in"), "--out", At("out"));

        Assert.Equal(0, code);
        using var document = Document("mail.eml");
        var json = document.RootElement;
        Assert.Equal("ann@clinic.example", json.GetProperty("source").GetProperty("from").GetString());
        Assert.Equal("Referral", json.GetProperty("source").GetProperty("subject").GetString());
        Assert.Equal("person", json.GetProperty("mail").GetProperty("nature").GetString());
        Assert.Equal(["text", "read"], json.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("status").GetString()));
        Assert.Equal("fax.tif", json.GetProperty("parts")[1].GetProperty("name").GetString());
        var referral = Assert.Single(json.GetProperty("referrals").EnumerateArray());
        Assert.Equal("ecm-referral", referral.GetProperty("form").GetProperty("type").GetString());
        Assert.Equal(1, referral.GetProperty("part").GetInt32());
        Assert.All(json.GetProperty("pages").EnumerateArray(), page => Assert.Equal(1, page.GetProperty("part").GetInt32()));
    }

    [Fact]
    public async Task Good_files_alone_end_with_0_and_the_shape_of_the_contract()
    {
        var expected = MixedFolder.Make(Directory.CreateDirectory(At("in")).FullName);
        var (code, output) = await RunAsync("read", At("in/good.tif"), At("in/deep"), "--out", At("out"));
        Assert.Equal("2 read, 0 unreadable", output.TrimEnd().Split('\n')[^1]);
        Assert.Equal(0, code);
        Assert.True(File.Exists(At("out/er/good.TIFF.json")));

        using var document = Document("good.tif");
        var json = document.RootElement;
        Assert.Equal(["schema", "id", "sha256", "fileName", "status", "reason", "source", "pageCount", "pages", "referrals", "mail", "parts", "probableDuplicates"], Names(json));
        Assert.Equal("faxingest/document/1", json.GetProperty("schema").GetString());
        Assert.Equal(["channel", "receivedAt", "faxLine", "callerId", "from", "subject"], Names(json.GetProperty("source")));
        Assert.Equal(["page", "kind", "rotation", "part"], Names(Assert.Single(json.GetProperty("pages").EnumerateArray())));
        var referral = Assert.Single(json.GetProperty("referrals").EnumerateArray());
        Assert.Equal(["id", "pages", "part", "form", "decision", "reasons", "fields", "missing", "dueBy"], Names(referral));
        Assert.Equal(["type", "template", "confidence"], Names(referral.GetProperty("form")));
        Assert.All(referral.GetProperty("reasons").EnumerateArray(), reason => Assert.Equal(["code", "message", "field"], Names(reason)));
    }

    [Fact]
    public async Task A_form_gives_fields_in_the_shape_of_the_contract()
    {
        string fax = Path.Combine(MixedFolder.Repository(), "testdata", "faxes", "typed-clean-5002-0000-ecm-referral.tif");
        var (code, _) = await RunAsync("read", fax, "--out", At("out"));
        Assert.Equal(0, code);
        using var document = Document(Path.GetFileName(fax));
        var referral = Assert.Single(document.RootElement.GetProperty("referrals").EnumerateArray());
        Assert.Equal("ecm-referral", referral.GetProperty("form").GetProperty("type").GetString());
        var fields = referral.GetProperty("fields");
        Assert.True(fields.EnumerateObject().Count() > 20);
        Assert.All(fields.EnumerateObject(), field => Assert.Equal(["value", "text", "confidence", "threshold", "decision", "page", "box", "readers"], Names(field.Value)));
        var cin = fields.GetProperty("member.cin");
        Assert.Equal(4, cin.GetProperty("box").GetArrayLength());
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(fax, ".truth.json")));
        Assert.Equal(truth.RootElement.GetProperty("fields").GetProperty("member.cin").GetString(), cin.GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("read")]
    [InlineData("read", "in")]
    [InlineData("read", "nowhere", "--out", "out")]
    [InlineData("read", "in", "--out", "in/file")]
    [InlineData("read", "in", "--out", "out", "--forms", "nowhere")]
    [InlineData("read", "in", "--out", "out", "--Recognize:Parallel=many")]
    [InlineData("read", "in", "--out", "out", "--Recognize:Paralel=1")]
    public async Task A_wrong_command_line_ends_with_1(params string[] arguments)
    {
        Directory.CreateDirectory(At("in"));
        File.WriteAllText(At("in/file"), "");
        var (code, _) = await RunAsync([.. arguments.Select(argument => argument is "in" or "out" or "nowhere" or "in/file" ? At(argument) : argument)]);
        Assert.Equal(1, code);
        Assert.False(Directory.Exists(At("out")));
    }

    [Fact]
    public async Task A_disk_that_cannot_be_written_ends_with_3_and_a_word()
    {
        MixedFolder.Make(Directory.CreateDirectory(At("in")).FullName);
        Directory.CreateDirectory(At("out/good.tif.json"));
        var (code, output) = await RunAsync("read", At("in/good.tif"), "--out", At("out"));
        Assert.Equal(3, code);
        Assert.Empty(output);
        Assert.Empty(Directory.EnumerateFiles(At("out")));
    }

    [Fact]
    public async Task Readers_that_cannot_be_started_end_with_3()
    {
        MixedFolder.Make(Directory.CreateDirectory(At("in")).FullName);
        File.WriteAllText(At("in/x.form.json"), "{}");
        var (code, output) = await RunAsync("read", At("in/good.tif"), "--out", At("out"), "--forms", At("in"));
        Assert.Equal(3, code);
        Assert.Empty(output);
    }

    [Fact]
    public async Task An_empty_folder_is_read_at_once()
    {
        Directory.CreateDirectory(At("in"));
        var (code, output) = await RunAsync("read", At("in"), "--out", At("out"));
        Assert.Equal("0 read, 0 unreadable", output.TrimEnd());
        Assert.Equal(0, code);
    }

    private JsonDocument Document(string name) => JsonDocument.Parse(File.ReadAllText(At($"out/{name}.json")));

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(property => property.Name);

    private string At(string path) => Path.Combine(root, path);

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var program = ReaderProgram.Beside("faxingest", arguments);
        var start = new ProcessStartInfo(program.FileName, program.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = root };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await errors;
        return (process.ExitCode, output);
    }
}
