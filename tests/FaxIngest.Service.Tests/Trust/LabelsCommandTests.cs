using System.Text.Json;
using FaxIngest.Commands;
using FaxIngest.Hosting;

namespace FaxIngest.Trust;

[Collection("console")]
public sealed class LabelsCommandTests
{
    [Fact]
    public async Task What_persons_decided_is_written_to_a_private_file_a_line_a_field()
    {
        await using var host = await BlindBench.StartAsync();
        var fax = await BlindBench.AddAsync(host, "member.cin", "member.lastName");
        using var anna = await host.SignInAsync();
        await BlindBench.SaveAsync(anna, host, fax.Id, ("member.cin", BlindBench.Cin), ("member.lastName", "Quill"));
        string file = Path.Combine(host.Folder, "labels.jsonl");
        await File.WriteAllTextAsync(file, "what was there before, for all to read");
        Assert.Equal(ExitCodes.Success, await CommandLine.RunAsync(["labels", file, $"--Data:Folder={host.Folder}"]));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        var labels = (await File.ReadAllLinesAsync(file)).Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(label => label.GetProperty("field").GetString()!);
        Assert.Equal(["member.cin", "member.lastName"], labels.Keys.Order());
        Assert.Equal("blind", labels["member.cin"].GetProperty("strength").GetString());
        Assert.Equal("corrected", labels["member.lastName"].GetProperty("strength").GetString());
        Assert.Equal("Quill", labels["member.lastName"].GetProperty("value").GetString());
        Assert.Equal(SampleCase.LastName, labels["member.lastName"].GetProperty("reading").GetProperty("value").GetString());
        Assert.Equal(("ecm-referral", 1, fax.Id), (labels["member.cin"].GetProperty("formType").GetString(), labels["member.cin"].GetProperty("chance").GetDouble(), labels["member.cin"].GetProperty("faxId").GetString()));
    }
}
