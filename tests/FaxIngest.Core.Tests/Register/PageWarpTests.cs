namespace FaxIngest.Register;

public sealed class PageWarpTests
{
    [Fact]
    public void A_warp_of_quarter_cells_says_the_same_of_the_pixels_they_are_made_of()
    {
        const int factor = QuarterMap.Factor;
        const double center = (factor - 1) / 2.0;
        var random = new Random(3);
        var matches = Enumerable.Range(0, 60).Select(_ =>
        {
            double x = random.Next(20, 410), y = random.Next(20, 520);
            return new Match(x, y, 1.01 * x + 0.02 * y + 3 + Math.Sin(y / 40), 0.99 * y - 0.015 * x + 5, 0.8);
        }).ToList();
        var coarse = PageWarp.Fit(matches, threshold: 4, tolerance: 4, affine: false, sideways: false, factor);

        var fine = coarse.Magnify(factor);

        for (var i = 0; i < 20; i++)
        {
            double x = random.Next(20, 410), y = random.Next(20, 520);
            var (u, v) = coarse.Map(x, y);
            var (fineU, fineV) = fine.Map(x * factor + center, y * factor + center);
            Assert.Equal(u * factor + center, fineU, 0.05);
            Assert.Equal(v * factor + center, fineV, 0.05);
        }

        Assert.Equal(coarse.Residual * factor, fine.Residual, 1e-9);
    }
}
