using FaxIngest.Recognize;

namespace FaxIngest.Register;

public sealed class DustTests
{
    [Fact]
    public void Specks_go_and_strokes_stay()
    {
        var page = new BinaryImage(200, 100);
        Drawn.Fill(page, 20, 20, 100, 4);
        Drawn.Fill(page, 150, 50, 1, 1);
        Drawn.Fill(page, 160, 60, 2, 1);

        var kept = Dust.Without(page, 4);

        Assert.False(kept[150, 50] || kept[160, 60] || kept[161, 60]);
        Assert.True(kept.Ink.Sum(v => v) >= 380);
        Assert.InRange(Dust.Share(page, 4), 3.0 / 403, 23.0 / 403);
    }

    [Fact]
    public void A_blank_page_has_none() => Assert.Equal(0, Dust.Share(new BinaryImage(50, 50), 4));
}
