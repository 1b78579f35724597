using FaxIngest.Commands;

namespace FaxIngest.Service.Tests.Commands;

/// <summary>The command line as a whole. stdout and stderr belong to the process, so these tests keep to themselves, and nothing that logs runs beside them.</summary>
[CollectionDefinition("console", DisableParallelization = true)]
[Collection("console")]
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("read --help")]
    [InlineData("forms --help")]
    [InlineData("user add --help")]
    [InlineData("--version")]
    public async Task Help_and_version_end_well(string line)
    {
        var (code, output, errors) = await RunAsync(line);

        Assert.Equal(ExitCodes.Success, code);
        Assert.NotEmpty(output);
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("fly")]
    [InlineData("read")]
    [InlineData("read .")]
    [InlineData("read no-such-file.tif --out out")]
    [InlineData("read . --out out --roster no-such-file.csv")]
    [InlineData("read . --out out --fast")]
    [InlineData("forms")]
    [InlineData("forms check no-such.form.json")]
    [InlineData("evaluate no-such-folder")]
    [InlineData("user add ann")]
    [InlineData("user add ann --role king")]
    [InlineData("ledger --day yesterday")]
    [InlineData("ledger --day 2026-02-30")]
    [InlineData("check --Dta:Folder=x")]
    [InlineData("check --Data:Folder")]
    [InlineData("check --Data:Folder=")]
    [InlineData("check --Recognize:Parallel=many")]
    [InlineData("check --Work:Lease=soon")]
    [InlineData("check --Roster:File=no-such-file.csv")]
    public async Task A_wrong_command_line_is_exit_code_1_and_a_word_on_stderr(string line)
    {
        var (code, _, errors) = await RunAsync(line);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.NotEmpty(errors);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_command_but_the_readers()
    {
        var (_, output, _) = await RunAsync("--help");

        Assert.All(["run", "read", "drain", "ledger", "forms", "check", "evaluate", "demo", "user"], name => Assert.Contains($"\n  {name} ", output, StringComparison.Ordinal));
        Assert.DoesNotContain("\n  reader ", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string line)
    {
        var (output, errors) = (Console.Out, Console.Error);
        using var caughtOutput = new StringWriter();
        using var caughtErrors = new StringWriter();
        Console.SetOut(caughtOutput);
        Console.SetError(caughtErrors);
        try
        {
            return (await CommandLine.RunAsync(line.Split(' ')), caughtOutput.ToString(), caughtErrors.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
