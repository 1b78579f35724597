using System.Diagnostics;

namespace FaxIngest.Architecture;

/// <summary>The shell scripts parse, and set-up asks for nothing when all is there (the tests could not run otherwise).</summary>
public sealed class ScriptsTests
{
    private static (int Code, string Output) Bash(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Repository.Root };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    [Theory]
    [InlineData("src/setup")]
    [InlineData("src/run")]
    [InlineData("src/vendors")]
    [InlineData("tests/run")]
    [InlineData("tests/run-projects")]
    [InlineData(".ci/run")]
    public void Scripts_parse(string path) => Assert.Equal((0, ""), Bash("-n", path));

    [Fact]
    public void A_script_that_does_not_parse_is_caught() => Assert.NotEqual(0, Bash("-n", "-c", "if true; then").Code);

    [Fact]
    public void Set_up_asks_for_nothing_that_is_there()
    {
        var (code, output) = Bash("src/setup", "--tests");

        Assert.True(code == 0, output);
        Assert.DoesNotContain("installing", output, StringComparison.Ordinal);
        Assert.DoesNotContain("fetching", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Set_up_refuses_an_option_it_does_not_know()
    {
        var (code, output) = Bash("src/setup", "--fast");

        Assert.Equal(1, code);
        Assert.Contains("--fast", output, StringComparison.Ordinal);
    }
}
