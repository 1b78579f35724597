using System.Diagnostics;
using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

public sealed class ChildProgramTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Fact]
    public void Gives_exit_code_output_and_errors()
    {
        var answer = ChildProgram.Run("sh", ["-c", "echo out; echo err >&2; exit 3"], Long, mostOutput: 100);

        Assert.Equal((3, "out\n", "err\n"), (answer?.ExitCode, answer?.Text, answer?.Errors));
    }

    [Fact]
    public void A_program_that_hangs_is_killed_with_its_children()
    {
        var watch = Stopwatch.StartNew();

        Assert.Null(ChildProgram.Run("sh", ["-c", "sleep 600 & sleep 600"], TimeSpan.FromMilliseconds(300), mostOutput: 100));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_program_that_writes_without_end_is_killed() => Assert.Null(ChildProgram.Run("yes", [], Long, mostOutput: 1_000_000));

    [Fact]
    public void Endless_errors_neither_block_nor_fill_memory()
    {
        var answer = ChildProgram.Run("sh", ["-c", "yes complaint | head -c 3000000 >&2; echo done"], Long, mostOutput: 100);

        Assert.Equal("done\n", answer?.Text);
        Assert.InRange(answer?.Errors.Length ?? 0, 1, 10_000);
    }

    [Fact]
    public void A_program_that_fills_memory_ends_at_its_own_limit()
    {
        if (OperatingSystem.IsWindows()) return;

        var answer = ChildProgram.Run("perl", ["-e", "my $all = 'x' x 300_000_000; print length $all"], Long, mostOutput: 100, "perl", folder: null, mostMemory: 100_000_000);
        Assert.NotEqual(0, answer?.ExitCode);
        Assert.Contains("Out of memory", answer?.Errors, StringComparison.Ordinal);
        Assert.Equal("3000000", ChildProgram.Run("perl", ["-e", "my $all = 'x' x 3_000_000; print length $all"], Long, mostOutput: 100, "perl", folder: null, mostMemory: 100_000_000)?.Text);
    }

    [Fact]
    public void A_missing_program_with_a_limit_is_named_with_its_package() => Assert.Contains(
        "Install the Debian package nowhere", Assert.Throws<InvalidOperationException>(() => ChildProgram.Run("no-such-program", [], Long, 1, "nowhere", folder: null, mostMemory: 100_000_000)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_program_is_named_with_its_package()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ChildProgram.Run("no-such-program", [], Long, mostOutput: 1));

        Assert.Contains("no-such-program is missing. Install the Debian package poppler-utils", error.Message, StringComparison.Ordinal);
    }
}
