using FaxIngest.Read;
using FaxIngest.Recognize;

namespace FaxIngest.Tests.Read;

/// <summary>On a view of 500 × 60 pixels; a faint word of crumbs, three pixels high, stands on rows 22 to 40 from column 40 to 160.</summary>
public sealed class FaintLineTests
{
    [Fact]
    public void A_word_in_crumbs_is_found_and_what_lies_elsewhere_goes()
    {
        var view = Word(new BinaryImage(500, 60));
        int word = view.Ink.Sum(v => v);
        for (var x = 10; x < 500; x += 45) Fill(view, (x, x % 2 == 0 ? 3 : 54, 2, 2));
        Fill(view, (420, 30, 2, 2));

        Assert.Equal(word, Kept(view)!.Ink.Sum(v => v));
    }

    [Fact]
    public void Crumbs_of_ascenders_and_of_a_last_letter_stay()
    {
        var view = Word(new BinaryImage(500, 60));
        (int X, int Y)[] crumbs = [(60, 18), (120, 41), (172, 30)];
        foreach (var (x, y) in crumbs) Fill(view, (x, y, 3, 2));

        var kept = Kept(view)!;
        Assert.All(crumbs, c => Assert.True(kept[c.X, c.Y]));
    }

    [Fact]
    public void Crumbs_of_a_word_stay_where_the_whole_line_is_faded()
    {
        var view = new BinaryImage(500, 60);
        Fill(view, (30, 20, 3, 20));
        for (var x = 36; x < 300; x += 6) Fill(view, (x, 20 + x % 17, 4, 4));

        Assert.Equal(view.Ink.Sum(v => v), Kept(view)!.Ink.Sum(v => v));
    }

    [Fact]
    public void A_word_far_on_in_the_line_stays()
    {
        var view = Word(Word(new BinaryImage(500, 60)), 220);

        Assert.Equal(view.Ink.Sum(v => v), Kept(view)!.Ink.Sum(v => v));
    }

    [Fact]
    public void Letters_that_came_through_are_none_of_its_business()
    {
        var view = Letters(new BinaryImage(500, 60));
        for (var x = 170; x < 480; x += 30) Fill(view, (x, 20 + x % 17, 2, 2));

        Assert.Null(Kept(view));
    }

    [Fact]
    public void Denser_crumbs_elsewhere_do_not_take_the_place_of_words_that_came_through()
    {
        var view = Letters(new BinaryImage(500, 120));
        for (var x = 30; x < 150; x += 5)
            for (var y = 80; y < 98; y += 5) Fill(view, (x, y, 4, 4));
        var pieces = Components.Of(view);
        bool[] all = [.. pieces.All.Select(_ => true)];

        Assert.Null(FaintLine.Keep(pieces, all, all, 0));
        Assert.NotNull(FaintLine.Keep(pieces, all, [.. pieces.All.Select(p => p.Top >= 80)], 0));
    }

    [Fact]
    public void Dust_as_dense_beside_the_letters_as_among_them_is_not_theirs()
    {
        var view = new BinaryImage(500, 60);
        for (var y = 2; y < 60; y += 5)
            for (var x = y % 3; x < 500; x += 5) Fill(view, (x, y, 2, 1));
        Letters(view);

        Assert.Null(Kept(view));
    }

    [Fact]
    public void Without_ink_there_is_no_line() => Assert.Null(Kept(new BinaryImage(500, 60)));

    [Fact]
    public void What_goes_on_above_and_below_the_line_is_cut_off()
    {
        var view = Word(new BinaryImage(500, 60));
        Fill(view, (100, 0, 3, 60));
        var pieces = Components.Of(view);
        bool[] all = [.. pieces.All.Select(_ => true)];
        var line = FaintLine.Keep(pieces, all, all, 0)!.Value;
        var entry = pieces.Keep(i => line.Kept[i]);

        Assert.True(entry[101, 2]);
        FaintLine.Clip(entry, line.Top, line.Bottom);

        Assert.False(entry[101, 2]);
        Assert.False(entry[101, 58]);
        Assert.True(entry[101, 30]);
    }

    private static BinaryImage? Kept(BinaryImage view)
    {
        var pieces = Components.Of(view);
        bool[] all = [.. pieces.All.Select(_ => true)];
        return FaintLine.Keep(pieces, all, all, 0) is { } line ? pieces.Keep(i => line.Kept[i]) : null;
    }

    private static BinaryImage Word(BinaryImage view, int left = 40)
    {
        for (var x = 0; x < 120; x += 6)
            for (var y = 22 + x / 6 % 3; y < 40; y += 6) Fill(view, (left + x, y, 3, 3));
        return view;
    }

    private static BinaryImage Letters(BinaryImage view)
    {
        for (var i = 0; i < 5; i++)
        {
            Fill(view, (30 + 21 * i, 20, 3, 20));
            Fill(view, (30 + 21 * i, 20, 14, 3));
            Fill(view, (41 + 21 * i, 20, 3, 20));
        }

        return view;
    }

    private static void Fill(BinaryImage view, (int Left, int Top, int Width, int Height) box)
    {
        for (var y = box.Top; y < box.Top + box.Height; y++) view.Row(y)[box.Left..Math.Min(view.Width, box.Left + box.Width)].Fill(1);
    }
}
