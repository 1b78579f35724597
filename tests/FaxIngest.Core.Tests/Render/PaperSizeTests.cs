using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

public sealed class PaperSizeTests
{
    [Theory]
    // Fax resolutions are believed whatever the length of the page.
    [InlineData(1728, 2156, 204, 196, 204, 196)]
    [InlineData(1728, 150, 204, 98, 204, 98)]
    [InlineData(1728, 8000, 204, 196, 204, 196)]
    [InlineData(1728, 4300, 204, 391, 204, 391)]
    // A fax page shrunken by a viewer that left the resolution as it was.
    [InlineData(1037, 1354, 204, 196, 122, 122)]
    // A scan of letter paper.
    [InlineData(2550, 3300, 300, 300, 300, 300)]
    [InlineData(3300, 2550, 300, 300, 300, 300)]
    // Nothing declared: fax widths by their shape, others as letter paper.
    [InlineData(1728, 1078, 0, 0, 204, 98)]
    [InlineData(1728, 2156, 0, 0, 204, 196)]
    [InlineData(1728, 4312, 0, 0, 204, 391)]
    [InlineData(2432, 3400, 0, 0, 204, 196)]
    [InlineData(1275, 1650, 0, 0, 150, 150)]
    [InlineData(3300, 2550, 0, 0, 300, 300)]
    // Declared so that the page would be a wall or a stamp: not believed.
    [InlineData(2550, 3300, 72, 72, 300, 300)]
    [InlineData(1700, 2200, 1200, 1200, 200, 200)]
    [InlineData(2550, 3300, 1, 1, 300, 300)]
    // Never fewer dots than a screen has.
    [InlineData(100, 100, 0, 0, 72, 72)]
    public void The_resolution_to_believe(int width, int height, double declaredX, double declaredY, double x, double y) =>
        Assert.Equal(new Resolution(x, y), PaperSize.Settle(width, height, new Resolution(declaredX, declaredY)));
}
