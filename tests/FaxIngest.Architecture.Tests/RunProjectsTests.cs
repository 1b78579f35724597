using System.Diagnostics;

namespace FaxIngest.Architecture;

/// <summary>tests/run sums what the test projects report; here a stand-in for <c>dotnet</c> plays projects that pass, fail, die, hang or run nothing.</summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class RunProjectsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("faxingest-run-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("pass", "3 passed, 0 failed", 0)]
    [InlineData("pass pass", "6 passed, 0 failed", 0)]
    [InlineData("pass fail", "5 passed, 1 failed", 1)]
    [InlineData("skip", "2 passed, 1 failed", 1)]
    [InlineData("die", "0 passed, 1 failed", 1)]
    [InlineData("die pass", "3 passed, 1 failed", 1)]
    [InlineData("killed pass", "3 passed, 1 failed", 1)]
    [InlineData("pass none", "3 passed, 1 failed", 1)]
    [InlineData("quiet-none pass", "3 passed, 1 failed", 1)]
    [InlineData("die-after pass", "6 passed, 1 failed", 1)]
    [InlineData("broken-result", "0 passed, 1 failed", 1)]
    [InlineData("hang pass", "3 passed, 1 failed", 1)]
    [InlineData("", "0 passed, 0 failed", 1)]
    public void Results_are_summed_and_every_loss_is_a_failure(string projects, string lastLine, int exitCode)
    {
        var (code, lines) = Run(projects.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(lastLine, lines[^1]);
        Assert.Equal(exitCode, code);
    }

    private (int Code, string[] Lines) Run(string[] projects)
    {
        WriteStandIn();
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add(Repository.At("tests/run-projects"));
        for (int i = 0; i < projects.Length; i++) start.ArgumentList.Add($"{i}/{projects[i]}.{i}.csproj");
        start.Environment["PATH"] = folder + ":" + Environment.GetEnvironmentVariable("PATH");
        start.Environment["TMPDIR"] = folder;
        start.Environment["FAXINGEST_TEST_LIMIT"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        errors.GetAwaiter().GetResult();
        return (process.ExitCode, output.TrimEnd('\n').Split('\n'));
    }

    /// <summary>A <c>dotnet</c> that takes the kind of project from its name and writes the result file the real one would.</summary>
    private void WriteStandIn()
    {
        string path = Path.Combine(folder, "dotnet");
        File.WriteAllText(path,
            """
            #!/usr/bin/env bash
            for argument in "$@"; do case "$argument" in "trx;LogFileName="*) trx=${argument#*=} ;; esac; done
            counters() { printf '<TestRun>\n  <ResultSummary outcome="x">\n    <Counters total="%s" executed="%s" passed="%s" failed="%s" error="0" />\n' "$@" >"$trx"; }
            case "$(basename "$2" | cut -d. -f1)" in
              pass) counters 3 3 3 0 ;;
              fail) counters 3 3 2 1; exit 1 ;;
              skip) counters 3 2 2 0 ;;
              die) exit 134 ;;
              killed) kill -9 $$ ;;
              none) counters 0 0 0 0 ;;
              quiet-none) echo "No test is available" ;;
              die-after) counters 3 3 3 0; exit 134 ;;
              broken-result) echo '<TestRun>' >"$trx" ;;
              hang) sleep 60 ;;
            esac
            """);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
