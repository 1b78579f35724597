using System.Diagnostics;

namespace FaxIngest.Architecture;

/// <summary>The switch for packages that not every registry serves, with registries that are played by a script named dotnet.</summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class VendorsScriptTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("vendors-").FullName;

    private string Props => Path.Combine(folder, "vendors.props");

    private string Asked => Path.Combine(folder, "asked");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A registry that refuses the packages named, or says the given words to everything.</summary>
    private void Registry(string refuses = "", string says = "")
    {
        string dotnet = Path.Combine(folder, "dotnet");
        File.WriteAllText(dotnet, $$"""
            #!/usr/bin/env bash
            echo x >>"{{Asked}}"
            code=0
            [ -z "{{says}}" ] || { echo "{{says}}"; exit 1; }
            for package in {{refuses}}; do
              grep -q "\"$package\"" vendors.csproj && { echo "vendors.csproj : error NU1101: Unable to find package $package. No packages exist with this id in source(s): nuget.org"; code=1; }
            done
            exit $code
            """.Replace("\r", "", StringComparison.Ordinal) + "\n");
        File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string Run()
    {
        var start = new ProcessStartInfo("bash", [Repository.At("src/vendors"), Props]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.Single(output.TrimEnd().Split('\n'));
        return output;
    }

    private string[] On => [.. File.ReadLines(Props).Where(line => line.Contains("true", StringComparison.Ordinal)).Select(line => line.Trim())];

    [Fact]
    public void A_registry_that_serves_all_switches_all_on()
    {
        Registry();
        Assert.Contains("all served", Run(), StringComparison.Ordinal);
        Assert.Equal(["<VendorAzureAIFormRecognizer>true</VendorAzureAIFormRecognizer>", "<VendorMailKit>true</VendorMailKit>", "<VendorPdfPig>true</VendorPdfPig>", "<VendorTesseract>true</VendorTesseract>"], On);
    }

    [Fact]
    public void What_is_refused_stays_off_and_is_named()
    {
        Registry(refuses: "MailKit Tesseract");
        string said = Run();
        Assert.Contains("does not serve MailKit, Tesseract", said, StringComparison.Ordinal);
        Assert.Equal(["<VendorAzureAIFormRecognizer>true</VendorAzureAIFormRecognizer>", "<VendorPdfPig>true</VendorPdfPig>"], On);
        System.Xml.Linq.XDocument.Load(Props);
    }

    [Fact]
    public void It_asks_once_and_again_when_other_versions_are_wanted()
    {
        Registry(refuses: "Azure.AI.FormRecognizer MailKit PdfPig Tesseract");
        string said = Run();
        Assert.Empty(On);
        int asked = File.ReadLines(Asked).Count();
        Assert.Equal(said, Run());
        Assert.Equal(asked, File.ReadLines(Asked).Count());

        File.WriteAllText(Props, File.ReadAllText(Props).Replace("wanted: ", "wanted: Other 1.0;", StringComparison.Ordinal));
        Run();
        Assert.True(File.ReadLines(Asked).Count() > asked);
    }

    [Theory]
    [InlineData("error NU1301: Unable to load the service index for source https://api.nuget.org/v3/index.json.")]
    [InlineData("Segmentation fault")]
    public void A_registry_that_cannot_be_reached_is_asked_again_next_time(string says)
    {
        Registry(says: says);
        Assert.Contains("cannot be reached", Run(), StringComparison.Ordinal);
        Assert.False(File.Exists(Props));
    }
}
