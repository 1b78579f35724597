using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

public sealed class PangoTextPagesTests
{
    private static List<TextPage> Draw(params string[] lines) => [.. new PangoTextPages().Draw(new PartText(lines, true, ["Subject: Referral"]))];

    [Fact]
    public void Every_line_has_its_place_and_ink_in_it()
    {
        var page = Assert.Single(Draw("Member name: Maria Example", "", "DOB: 4/5/1961", "Привет, Muñoz, 你好"));

        Assert.Equal([0, 1, 2, 3], page.Lines.Keys.Order());
        foreach (int line in new[] { 0, 2, 3 })
        {
            var box = page.Lines[line];
            int top = (int)(box.Top * page.Image.Height), bottom = (int)(box.Bottom * page.Image.Height), left = (int)(box.Left * page.Image.Width), right = (int)(box.Right * page.Image.Width);
            int ink = Enumerable.Range(top, bottom - top).Sum(y => page.Image.Ink.AsSpan(y * page.Image.Width + left, right - left).Count((byte)1));
            Assert.InRange(ink, 100, (bottom - top) * (right - left) / 2);
        }
    }

    [Fact]
    public void A_long_text_goes_on_on_the_next_page()
    {
        var pages = Draw([.. Enumerable.Range(0, 150).Select(i => $"Line {i}")]);

        Assert.InRange(pages.Count, 2, 5);
        Assert.Equal(Enumerable.Range(0, 150), pages.SelectMany(p => p.Lines.Keys).Order());
    }

    [Fact]
    public void A_line_longer_than_a_page_is_wrapped() => Assert.True(Draw(new string('x', 20_000)).Count > 1);
}
