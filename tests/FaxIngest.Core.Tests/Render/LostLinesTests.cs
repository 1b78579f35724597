using FaxIngest.Recognize;

namespace FaxIngest.Render;

public sealed class LostLinesTests
{
    [Theory]
    [InlineData("alliance-cs-pchs-respite", 1)]
    [InlineData("alliance-tar", 1)]
    public void A_page_that_came_whole_has_none_drawn_or_scanned(string id, int number)
    {
        var page = Shipped.Forms.Find(id)!.Pages[number - 1];
        var drawn = Drawn.Fax(page, shiftY: 20);

        Assert.Empty(LostLines.Find(drawn, told: 0, standard: false));
        Assert.Empty(LostLines.Find(Scanned(drawn, 1), told: 0, standard: false));
        Assert.Empty(LostLines.Find(Doubled(Scanned(drawn, 2)), told: 0, standard: true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Lines_in_whose_place_the_one_above_came_are_found(int together)
    {
        var page = Text(seed: 4);
        int[] lost = [.. Enumerable.Range(606, together), .. Enumerable.Range(1006, together)];
        foreach (int line in lost) Repeat(page, line);

        Assert.Equal(lost, LostLines.Find(page, told: 0, standard: false));
    }

    [Fact]
    public void Lines_lost_at_standard_resolution_are_found_both()
    {
        var page = Text(seed: 5);
        Repeat(page, 1006);

        Assert.Equal([2012, 2013], LostLines.Find(Doubled(page), told: 0, standard: true).Where(y => y > 100));
    }

    [Fact]
    public void A_receiver_that_tells_of_lost_lines_is_believed_where_the_picture_alone_does_not_say_enough()
    {
        // A calm page: strokes move by a pixel every few lines.
        var page = new BinaryImage(1728, 2184);
        for (int y = 600; y < 640; y++)
            for (int i = 0; i < 12; i++) Drawn.Fill(page, 200 + 40 * i + (y * (5 + i % 3) / 10), y, 3, 1);
        for (int y = 615; y < 618; y++) Repeat(page, y);

        Assert.Empty(LostLines.Find(page, told: 0, standard: false));
        Assert.Superset(new HashSet<int>([615, 616, 617]), LostLines.Find(page, told: 3, standard: false).ToHashSet());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_dot_that_the_receiver_drew_out_is_a_dot_again_and_strokes_go_on(bool standard)
    {
        var page = new BinaryImage(300, 100);
        Drawn.Fill(page, 20, 49, 2, 1);      // a dot on the last line that came
        Drawn.Fill(page, 40, 20, 2, 60);     // a thin stroke through the lost lines
        Drawn.Fill(page, 60, 49, 12, 1);     // a bar
        Drawn.Fill(page, 80, 54, 1, 1);      // a dot on the first line that came again
        var expected = new BinaryImage(300, 100, [.. page.Ink]);
        Drawn.Fill(expected, 60, 50, 12, 2);
        int[] lost = [50, 51, 52, 53];
        foreach (int line in lost) Repeat(page, line);
        var came = standard ? Doubled(page) : page;
        int step = standard ? 2 : 1;

        var mended = LostLines.Mend(came, [.. lost.SelectMany(line => Enumerable.Range(line * step, step))], standard);

        Assert.Equal((standard ? Doubled(expected) : expected).Ink, mended.Ink);
        Assert.True(came[20, 51 * step]);    // what came stays as it came
    }

    [Fact]
    public void A_slanting_stroke_is_nearer_to_what_was_sent_than_the_receiver_left_it()
    {
        var sent = new BinaryImage(200, 100);
        for (int y = 20; y < 80; y++) Drawn.Fill(sent, 40 + y, y, 4, 1);
        var came = new BinaryImage(200, 100, [.. sent.Ink]);
        int[] lost = [.. Enumerable.Range(44, 6)];
        foreach (int line in lost) Repeat(came, line);

        Assert.True(Wrong(LostLines.Mend(came, lost, standard: false)) < 0.7 * Wrong(came));

        int Wrong(BinaryImage image) => image.Ink.Zip(sent.Ink).Count(pair => pair.First != pair.Second);
    }

    [Fact]
    public void Lost_lines_at_the_edge_of_the_page_are_what_the_other_side_is()
    {
        var page = new BinaryImage(100, 40);
        Drawn.Fill(page, 30, 0, 5, 40);

        Assert.Equal(page.Ink, LostLines.Mend(page, [0, 1, 38, 39], standard: false).Ink);
    }

    [Fact]
    public void A_page_of_which_the_rest_was_lost_is_not_made_up()
    {
        var page = new BinaryImage(100, 200);
        Drawn.Fill(page, 30, 0, 5, 100);

        Assert.Equal(page.Ink, LostLines.Mend(page, [.. Enumerable.Range(100, 100)], standard: false).Ink);
    }

    /// <summary>Lines of writing over the whole page, as a scanner sees it.</summary>
    private static BinaryImage Text(int seed)
    {
        var page = new BinaryImage(1728, 2184);
        foreach (int top in (int[])[600, 1000, 1400])
            for (int i = 0; i < 40; i++)
            {
                int x = 150 + 32 * i;
                Drawn.Stroke(page, x, top + 24, x + 9, top);
                Drawn.Stroke(page, x + 9, top, x + 18, top + 24);
                Drawn.Stroke(page, x + 4, top + 14, x + 14, top + 14);
            }

        return Scanned(page, seed);
    }

    /// <summary>Borders of ink that no two lines of a scan have in the same place.</summary>
    private static BinaryImage Scanned(BinaryImage page, int seed)
    {
        var random = new Random(seed);
        var scanned = new BinaryImage(page.Width, page.Height, (byte[])page.Ink.Clone());
        for (int y = 0; y < page.Height; y++)
            for (int x = 1; x < page.Width - 1; x++)
                if ((page[x - 1, y] != page[x, y] || page[x + 1, y] != page[x, y]) && random.Next(4) == 0) scanned.Ink[y * page.Width + x] ^= 1;
        return scanned;
    }

    private static BinaryImage Doubled(BinaryImage page)
    {
        var doubled = new BinaryImage(page.Width, page.Height * 2);
        for (int y = 0; y < doubled.Height; y++) page.Ink.AsSpan(y / 2 * page.Width, page.Width).CopyTo(doubled.Ink.AsSpan(y * page.Width));
        return doubled;
    }

    private static void Repeat(BinaryImage page, int line) => page.Ink.AsSpan((line - 1) * page.Width, page.Width).CopyTo(page.Ink.AsSpan(line * page.Width));
}
