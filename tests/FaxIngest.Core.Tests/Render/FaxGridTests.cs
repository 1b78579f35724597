using FaxIngest.Recognize;
using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

public sealed class FaxGridTests
{
    /// <summary>Two columns, three lines: ink on the left, on the right, nowhere.</summary>
    private static readonly BinaryImage Page = new(2, 3, [1, 0, 0, 1, 0, 0]);

    [Fact]
    public void Fine_passes_through_untouched() => Assert.Same(Page, FaxGrid.Exact(Page, new Resolution(204, 196)));

    [Fact]
    public void Standard_lines_are_doubled() => Assert.Equal([1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0], FaxGrid.Exact(Page, new Resolution(203, 98))!.Ink);

    [Fact]
    public void Superfine_lines_are_joined_in_pairs_and_no_thin_rule_is_lost()
    {
        var joined = FaxGrid.Exact(Page, new Resolution(204, 391));

        Assert.Equal((2, 2), (joined!.Width, joined.Height));
        Assert.Equal([1, 1, 0, 0], joined.Ink);
    }

    [Theory]
    [InlineData(300, 300)]
    [InlineData(408, 391)]
    [InlineData(204, 150)]
    public void Other_resolutions_have_to_be_scaled(double x, double y)
    {
        Assert.False(FaxGrid.IsExact(new Resolution(x, y)));
        Assert.Null(FaxGrid.Exact(Page, new Resolution(x, y)));
    }

    [Fact]
    public void Factors_bring_any_resolution_to_the_grid() => Assert.Equal((204 / 300.0, 196 / 150.0), FaxGrid.Factors(new Resolution(300, 150)));
}
