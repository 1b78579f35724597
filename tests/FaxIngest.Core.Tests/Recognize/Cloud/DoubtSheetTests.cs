using FaxIngest.Model;
using FaxIngest.Recognize.Cloud;

namespace FaxIngest.Tests.Recognize.Cloud;

public sealed class DoubtSheetTests
{
    private static (int, PageBox, int, int) Zone(double left, double top, double width, double height, int page = 1) =>
        (page, new PageBox(left, top, left + width, top + height), 1728, 2200);

    private static List<(int, PageBox, int, int)> Random(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Zone(random.NextDouble() * 0.9, random.NextDouble() * 0.9, 0.02 + random.NextDouble() * 0.85, 0.01 + random.NextDouble() * 0.1))];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(200)]
    public void No_two_zones_touch_and_all_lie_on_their_sheet(int count)
    {
        var cuts = DoubtSheet.Plan(Random(count, count));
        var heights = DoubtSheet.Heights(cuts);
        Assert.Equal(count, cuts.Count);
        Assert.All(cuts, c => Assert.True(c.X >= 0 && c.Y >= 0 && c.X + c.Width <= DoubtSheet.Width && c.Y + c.Height <= heights[c.Sheet - 1]));
        Assert.All(heights, h => Assert.InRange(h, 50, DoubtSheet.MostHeight));
        for (int i = 0; i < cuts.Count; i++)
            for (int j = i + 1; j < cuts.Count; j++)
                Assert.False(cuts[i].Sheet == cuts[j].Sheet && cuts[i].X < cuts[j].X + cuts[j].Width + 20 && cuts[j].X < cuts[i].X + cuts[i].Width + 20
                    && cuts[i].Y < cuts[j].Y + cuts[j].Height + 20 && cuts[j].Y < cuts[i].Y + cuts[i].Height + 20, $"{i} and {j}");
    }

    [Fact]
    public void Many_small_zones_cost_one_page()
    {
        var cuts = DoubtSheet.Plan([.. Enumerable.Range(0, 40).Select(i => Zone(0.05 + i % 2 * 0.4, i / 2 * 0.04, 0.3, 0.02))]);
        Assert.Equal(1, cuts.Max(c => c.Sheet));
    }

    [Fact]
    public void What_would_be_the_whole_page_is_left_out() => Assert.Empty(DoubtSheet.Plan([Zone(0, 0, 1, 0.5), Zone(0, 0, 0.5, 1), Zone(0.5, 0.5, 0, 0.1) with { Item2 = default, Item3 = 0 }]));

    [Theory]
    [InlineData(-0.5, 0.1)]
    [InlineData(0.95, 0.98)]
    [InlineData(1.5, 1.5)]
    public void Zones_that_reach_over_the_page_are_cut_at_its_edge(double left, double top)
    {
        foreach (var cut in DoubtSheet.Plan([Zone(left, top, 0.2, 0.1)]))
            Assert.True(cut.Left >= 0 && cut.Top >= 0 && cut.Left + cut.Width <= 1728 && cut.Top + cut.Height <= 2200);
    }

    [Fact]
    public void Nothing_to_ask_needs_no_sheet() => Assert.Empty(DoubtSheet.Heights(DoubtSheet.Plan([])));
}
