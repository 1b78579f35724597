using System.Diagnostics;
using System.Text.RegularExpressions;
using FaxIngest.Demo;
using FaxIngest.Read;

namespace FaxIngest.Service.Tests.Demo;

/// <summary>The demonstration as a person starts it, over two of its faxes.</summary>
public sealed class DemoCommandTests : IDisposable
{
    /// <summary>Far more than two pages take, even on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string root = Directory.CreateTempSubdirectory("faxingest-demo-test-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Faxes_go_through_the_whole_service_and_nothing_is_left_behind()
    {
        string samples = Directory.CreateDirectory(Path.Combine(root, "samples")).FullName;
        foreach (string file in SampleFaxes.Files(SampleFaxes.Find(AppContext.BaseDirectory, root)!).Where(path => path.Contains("cs-meals", StringComparison.Ordinal)).Take(2))
            File.Copy(file, Path.Combine(samples, Path.GetFileName(file)));
        string temporary = Directory.CreateDirectory(Path.Combine(root, "tmp")).FullName;

        var (code, output) = await RunAsync(temporary, "demo", "--samples", samples, "--exit-when-done");

        Assert.True(code == 0, output);
        Assert.Matches(@"Verification page\s+http://127\.0\.0\.1:\d+", output);
        Assert.Matches(@"Password\s+[a-z]{4}(-[a-z]{4}){3}", output);
        var counts = Regex.Match(output, @"2 faxes in [0-9.]+ s: (\d) exported without a hand, (\d) wait for a person, 0 stuck\.");
        Assert.True(counts.Success, output);
        Assert.Equal(2, int.Parse(counts.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) + int.Parse(counts.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(Directory.GetFileSystemEntries(temporary, "faxingest-demo-*"));
        Assert.Equal(2, Directory.GetFiles(samples).Length);
    }

    [Fact]
    public async Task A_folder_without_faxes_is_told()
    {
        var (code, output) = await RunAsync(root, "demo", "--samples", root);
        Assert.Equal(1, code);
        Assert.Contains("There are no faxes in", output, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> RunAsync(string temporary, params string[] arguments)
    {
        var program = ReaderProgram.Beside("faxingest", arguments);
        var start = new ProcessStartInfo(program.FileName, program.Arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = root };
        start.Environment["TMPDIR"] = temporary;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return (process.ExitCode, await output + await errors);
    }
}
