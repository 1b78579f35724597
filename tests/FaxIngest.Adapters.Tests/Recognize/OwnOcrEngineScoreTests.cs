using FaxIngest.Recognize;

namespace FaxIngest.Tests.Recognize;

/// <summary>The weights of both nets on entries of simulated faxes, cut as the reader cuts them. The floors lie two points below what the shipped weights
/// reach: other weights, other crop rules or another runtime that read worse do not pass unseen.</summary>
public sealed class OwnOcrEngineScoreTests
{
    [Theory]
    [InlineData("hand", 240, false, 0.56)]
    [InlineData("hand", 240, true, 0.58)]
    [InlineData("typed", 120, false, 0.88)]
    [InlineData("typed", 120, true, 0.88)]
    public void Reads_faxed_entries_exactly(string pens, int count, bool again, double floor)
    {
        using var engine = OcrEngineCatalog.Create("own");
        var lines = FaxedLines.All.Where(line => line.Group.StartsWith(pens, StringComparison.Ordinal)).ToList();
        Assert.Equal(count, lines.Count);

        var exact = lines.Count(line => (again ? engine.LookAgain(line.Image, 1)! : engine.ReadLine(line.Image)).Text.Trim() == line.Text);

        Assert.InRange((double)exact / count, floor, 1);
    }
}
