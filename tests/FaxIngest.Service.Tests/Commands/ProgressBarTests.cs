using FaxIngest.Commands;

namespace FaxIngest.Service.Tests.Commands;

public sealed class ProgressBarTests
{
    [Fact]
    public void It_grows_to_the_end_and_leaves_an_empty_line()
    {
        using var writer = new StringWriter();
        using (var bar = new ProgressBar(writer, 2, shown: true))
        {
            bar.Advance();
            bar.Advance();
            bar.Advance();
        }

        var steps = writer.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith("] 0/2", steps[0], StringComparison.Ordinal);
        Assert.EndsWith("] 1/2", steps[1], StringComparison.Ordinal);
        Assert.EndsWith("] 2/2", steps[2], StringComparison.Ordinal);
        Assert.EndsWith("] 2/2", steps[3], StringComparison.Ordinal);
        Assert.True(string.IsNullOrWhiteSpace(steps[^1]) && steps[^1].Length > steps[3].Length);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(0, true)]
    public void Without_a_terminal_or_work_it_writes_nothing(int total, bool shown)
    {
        using var writer = new StringWriter();
        using (var bar = new ProgressBar(writer, total, shown)) bar.Advance();

        Assert.Empty(writer.ToString());
    }
}
