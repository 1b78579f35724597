using FaxIngest.Identify;
using FaxIngest.Recognize;

namespace FaxIngest.Read;

public sealed class LineDamageTests
{
    private static readonly FormIdentifier Identifier = new(Shipped.Forms);

    [Theory]
    [InlineData(0)]
    [InlineData(180)]
    [InlineData(270)]
    public void Lost_lines_speak_against_the_fields_that_they_cross_whichever_way_the_page_was_fed(int degrees)
    {
        var page = Shipped.Forms.Find("alliance-ecm-referral")!.Pages[0];
        var (crossed, far) = (page.Zones.Single(z => z.Field == "member.lastName"), page.Zones.Single(z => z.Field == "referrer.email"));
        var fax = Turning.Turn(Drawn.Fax(page), degrees);
        // Where the middle of the zone stands on the page as it came.
        double x = (crossed.Box.Left + crossed.Box.Right) / 2, y = (crossed.Box.Top + crossed.Box.Bottom) / 2 * page.Height / 2184;
        int line = (int)(fax.Height * (degrees switch { 0 => y, 90 => x * page.Width / 1728, 180 => 1 - y, _ => 1 - x * page.Width / 1728 }));

        var match = Identifier.Identify(fax)!;
        var damage = LineDamage.Of(fax, [.. Enumerable.Range(line - 3, 6)], match);
        var (share, longest) = damage.In(crossed.Box, match.Registration);

        int lines = (int)(degrees % 180 == 0 ? crossed.Box.Height * page.Height : crossed.Box.Width * page.Width);
        Assert.InRange(share, 4.5 / lines, 7.5 / lines);
        Assert.InRange(longest, 5, 7);
        if (degrees % 180 == 0) Assert.Equal((0, 0), damage.In(far.Box, match.Registration));
        Assert.Equal((0, 0), LineDamage.Of(fax, [], match).In(crossed.Box, match.Registration));
    }
}
