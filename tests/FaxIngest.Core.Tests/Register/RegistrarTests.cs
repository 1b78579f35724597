using FaxIngest.Forms;
using FaxIngest.Identify;
using FaxIngest.Model;

namespace FaxIngest.Register;

public sealed class RegistrarTests
{
    private static readonly FormIdentifier Identifier = new(Shipped.Forms);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 12, 40)]
    [InlineData(-2, -20, 10)]
    [InlineData(2.8, 30, 60)]
    public void Zones_are_put_where_they_stand(double degrees, int shiftX, int shiftY)
    {
        var page = Shipped.Forms.Find("alliance-cs-meals")!.Pages[0];
        var match = Identifier.Identify(Drawn.Fax(page, degrees, shiftX, shiftY))!;

        foreach (var zone in page.Zones)
        {
            double x = zone.Box.Left * page.Width, y = zone.Box.Bottom * page.Height;
            var (u, v) = match.Registration.Map(x, y);
            var (wantU, wantV) = Drawn.Place(page, x, y, degrees, shiftX, shiftY);
            Assert.True(Math.Abs(u - wantU) < 2 && Math.Abs(v - wantV) < 2, $"{zone.Field}: {u - wantU:F1}, {v - wantV:F1} pixels off");
        }

        Assert.InRange(match.Registration.Residual, 0, 1.5);
    }

    [Fact]
    public void A_paper_slip_shifts_only_what_is_below_it()
    {
        const int at = 1000, slip = 6; // 0.8 mm, the most an office machine slips
        var page = Shipped.Forms.Find("alliance-tar")!.Pages[0];
        var match = Identifier.Identify(Drawn.Fax(page, 0.5, 5, 20, at, slip))!;

        foreach (var zone in page.Zones.Where(z => Math.Abs(z.Box.Bottom * page.Height - at) > 120))
        {
            double x = zone.Box.Left * page.Width, y = zone.Box.Bottom * page.Height;
            var (u, v) = match.Registration.Map(x, y);
            var (wantU, wantV) = Drawn.Place(page, x, y, 0.5, 5, 20, at, slip);
            Assert.True(Math.Abs(u - wantU) < 2.5 && Math.Abs(v - wantV) < 2.5, $"{zone.Field}: {u - wantU:F1}, {v - wantV:F1} pixels off");
        }
    }

    [Fact]
    public void A_box_maps_to_fractions_of_the_page()
    {
        var page = Shipped.Forms.Find("alliance-tar")!.Pages[0];
        var match = Identifier.Identify(Drawn.Fax(page))!;

        var box = match.Registration.Map(PageBox.Page);

        Assert.InRange(box.Left, 0, 0.01);
        Assert.InRange(box.Right, 0.99, 1);
    }
}
