using FaxIngest.Read;
using FaxIngest.Recognize;

namespace FaxIngest.Tests.Read;

/// <summary>On a view of 500 × 60 pixels with five letters of 14 × 20 at its left, their feet on row 40.</summary>
public sealed class LineOfWritingTests
{
    [Theory]
    [InlineData(400, 2, 3, 56, "the remains of a streak, through the whole view")]
    [InlineData(300, 3, 3, 12, "a crumb of a rule at the rim")]
    [InlineData(300, 1, 40, 10, "letters of the line above, cut off")]
    public void What_is_no_writing_of_this_line_goes(int left, int top, int width, int height, string what) => Assert.False(Kept((left, top, width, height)), what);

    [Theory]
    [InlineData(140, 36, 3, 4, "a point behind the last letter")]
    [InlineData(60, 14, 3, 3, "the dot of an i")]
    [InlineData(150, 30, 9, 3, "a hyphen")]
    [InlineData(180, 20, 13, 20, "a letter in a word farther on")]
    [InlineData(400, 21, 13, 19, "a letter far off")]
    [InlineData(400, 20, 3, 20, "a figure 1 far off")]
    public void What_is_writing_stays(int left, int top, int width, int height, string what) => Assert.True(Kept((left, top, width, height)), what);

    [Fact]
    public void A_stroke_across_is_not_taken_for_the_line_though_it_has_more_ink()
    {
        var view = Letters();
        for (var y = 0; y < 60; y++) Fill(view, (380 + y / 2, y, 9, 1));
        Assert.Equal(Letters().Ink.Sum(v => v), Keep(view).Ink.Sum(v => v));
    }

    [Fact]
    public void Sparse_dirt_goes_where_the_letters_are_whole()
    {
        var view = Letters();
        for (var x = 170; x < 480; x += 30) Fill(view, (x, 20 + x % 17, 3, 2));
        Assert.Equal(Letters().Ink.Sum(v => v), Keep(view).Ink.Sum(v => v));
    }

    [Fact]
    public void Without_a_letter_nothing_goes()
    {
        var view = new BinaryImage(500, 60);
        Fill(view, (100, 20, 4, 4));
        Fill(view, (400, 50, 4, 4));
        Assert.Equal(view.Ink, Keep(view).Ink);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_word_in_crumbs_farther_on_stays_unless_dust_lies_as_close(bool dusty, bool kept)
    {
        var view = Letters();
        for (var y = 20; y < 40; y += 5) Fill(view, (165, y, 10, 4));

        Assert.Equal(kept, Keep(view, dusty)[170, 21]);
    }

    [Fact]
    public void A_word_below_the_line_goes_and_is_said()
    {
        var view = Letters();
        for (var x = 30; x < 54; x += 12) Fill(view, (x, 46, 8, 12));

        Assert.Equal(Letters().Ink.Sum(v => v), Keep(view).Ink.Sum(v => v));
        Assert.True(LineOfWriting.Keep(Components.Of(view), [.. Components.Of(view).All.Select(_ => true)], dusty: false).IsMore);
        Assert.False(LineOfWriting.Keep(Components.Of(Letters()), [.. Components.Of(Letters()).All.Select(_ => true)], dusty: false).IsMore);
    }

    [Fact]
    public void Both_halves_of_a_line_torn_through_its_middle_stay()
    {
        var view = Letters();
        for (var y = 29; y < 31; y++) Array.Clear(view.Ink, y * view.Width, view.Width);
        var torn = view.Ink.Sum(v => v);

        Assert.Equal(torn, Keep(view).Ink.Sum(v => v));
    }

    private static bool Kept((int Left, int Top, int Width, int Height) piece)
    {
        var view = Letters();
        Fill(view, piece);
        return Keep(view)[piece.Left + 1, piece.Top + 1];
    }

    private static BinaryImage Keep(BinaryImage view, bool dusty = false)
    {
        var pieces = Components.Of(view);
        var (kept, _) = LineOfWriting.Keep(pieces, [.. pieces.All.Select(_ => true)], dusty);
        return pieces.Keep(i => kept[i]);
    }

    private static BinaryImage Letters()
    {
        var view = new BinaryImage(500, 60);
        for (var i = 0; i < 5; i++)
        {
            Fill(view, (30 + 21 * i, 20, 3, 20));
            Fill(view, (30 + 21 * i, 20, 14, 3));
            Fill(view, (30 + 21 * i, 30, 14, 3));
        }

        return view;
    }

    private static void Fill(BinaryImage view, (int Left, int Top, int Width, int Height) box)
    {
        for (var y = box.Top; y < Math.Min(view.Height, box.Top + box.Height); y++)
            for (var x = box.Left; x < box.Left + box.Width; x++) view.Ink[y * view.Width + x] = 1;
    }
}
