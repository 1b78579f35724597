using FaxIngest.Read;
using FaxIngest.Recognize;

namespace FaxIngest.Tests.Read;

public sealed class LetterCrumbsTests
{
    [Fact]
    public void What_stands_a_pixel_off_is_taken_in_piece_by_piece_and_what_stands_farther_off_is_not()
    {
        var pieces = Components.Of(Drawn("#.#.#..#"));
        bool[] entry = [true, false, false, false];

        LetterCrumbs.TakeIn(pieces, entry, [true, true, true, true]);

        Assert.Equal([true, true, true, false], entry);
    }

    [Fact]
    public void What_cannot_be_the_entry_s_is_not_taken_in_and_leads_no_farther()
    {
        var pieces = Components.Of(Drawn("#.#.#"));
        bool[] entry = [true, false, false];

        LetterCrumbs.TakeIn(pieces, entry, [true, false, true]);

        Assert.Equal([true, false, false], entry);
    }

    [Fact]
    public void Joining_closes_gaps_of_a_pixel_and_no_others() =>
        Assert.Equal(Drawn("###..#").Ink, LetterCrumbs.Join(Drawn("#.#..#")).Ink);

    /// <summary>A row of pixels, with paper above and below.</summary>
    private static BinaryImage Drawn(string row) => new(row.Length, 3, [.. new byte[row.Length], .. row.Select(c => (byte)(c == '#' ? 1 : 0)), .. new byte[row.Length]]);
}
