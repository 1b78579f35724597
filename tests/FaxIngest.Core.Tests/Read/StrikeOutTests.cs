using FaxIngest.Recognize;

namespace FaxIngest.Read;

public sealed class StrikeOutTests
{
    private const string Field = "member.lastName", Form = "alliance-ecm-referral";

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(1, 4)]
    public void A_struck_word_goes_and_the_word_beside_it_stays(int strokes, int seed)
    {
        var random = new Random(seed);
        var entry = Word(4, left: 30);
        Letters(entry, 4, left: 140);
        for (int i = 0; i < strokes; i++) Strike(entry, 26 + random.Next(4), 120 + random.Next(6), 32 + 4 * i, slope: (random.NextDouble() - 0.5) * 0.08, wave: random.Next(3));

        var struck = StrikeOut.TakeFrom(entry, new BinaryImage(entry.Width, entry.Height));

        Assert.NotNull(struck);
        Assert.DoesNotContain(Components.Of(entry).All, p => p.Left < 130 && p.Area > 24);
        Assert.Equal(4, Components.Of(entry).All.Count(p => p.Left >= 135 && p.Height >= 20));
    }

    [Fact]
    public void A_long_straight_stroke_that_was_taken_for_a_torn_line_is_a_strike_all_the_same()
    {
        var entry = Word(9, left: 30);
        var torn = new BinaryImage(entry.Width, entry.Height);
        Drawn.Fill(torn, 26, 32, 200, 3);

        Assert.NotNull(StrikeOut.TakeFrom(entry, torn));
        Assert.DoesNotContain((byte)1, entry.Ink);
    }

    [Fact]
    public void A_torn_line_through_the_whole_zone_is_none()
    {
        var entry = Word(9, left: 30);
        var torn = new BinaryImage(entry.Width, entry.Height);
        Drawn.Fill(torn, 0, 32, entry.Width, 3);

        Assert.Null(StrikeOut.TakeFrom(entry, torn));
    }

    [Fact]
    public void Rules_under_letters_dashes_and_crossed_strokes_are_none()
    {
        var underlined = Word(6, left: 30);
        Drawn.Fill(underlined, 24, 47, 160, 3);
        var dashed = Word(3, left: 30);
        Drawn.Fill(dashed, 100, 32, 14, 3);
        Letters(dashed, 3, left: 120);
        var crossed = new BinaryImage(400, 64);
        foreach (int x in (int[])[40, 64, 88, 140, 200])
        {
            Drawn.Stroke(crossed, x + 4, 20, x, 44);
            Drawn.Fill(crossed, x - 6, 30, 17, 2);
        }

        foreach (var entry in (BinaryImage[])[Word(8, left: 30), underlined, dashed, crossed])
        {
            int ink = entry.Ink.Sum(v => v);
            Assert.Null(StrikeOut.TakeFrom(entry, new BinaryImage(entry.Width, entry.Height)));
            Assert.Equal(ink, entry.Ink.Sum(v => v));
        }
    }

    [Fact]
    public void An_entry_struck_out_sends_its_field_to_a_person_and_has_no_value_where_nothing_is_left()
    {
        var form = new FilledForm(Form).Write(Field, 6);
        Assert.Empty(form.Cut(Field).Crop.Doubts);
        var box = form.Zone(Field).Box;
        double width = 6 * 21 / (box.Width * 1734), middle = 0.85 - 9 / (box.Height * 2156);
        form.Stroke(box, 0.02, middle, 0.03 + width, middle, thickness: 3);

        var crop = form.Cut(Field).Crop;

        Assert.Equal("struck-out", Assert.Single(crop.Doubts).Code);
        Assert.False(crop.Blank);
        Assert.DoesNotContain((byte)1, crop.Entry.Ink);
    }

    [Theory]
    [InlineData("8315550142", 1, 1, -0.001, 0.99, 1, false, "one engine is clear about a valid number: bars of letters that touch")]
    [InlineData("8315550142", 2, 2, -0.2, 0.3, 1, true, "a letter is in doubt")]
    [InlineData("Mateo Lee", 2, 2, -0.002, 0.98, 0, true, "no grammar says that nothing is struck")]
    public void An_entry_that_reads_well_as_a_whole_is_the_value(string value, int engines, int agreeing, double first, double worst, int grammar, bool doubted, string why)
    {
        var whole = Decoded(value, engines, agreeing, first, worst, grammar);

        var (chosen, isStruck) = StrikeOut.Choose(whole, () => throw new InvalidOperationException("not needed"));

        Assert.Same(whole, chosen);
        Assert.True(doubted == isStruck, why);
    }

    [Theory]
    [InlineData(3, 1, -0.3, "the engines do not agree about it")]
    [InlineData(3, 2, -2.1, "they were forced into it")]
    public void An_entry_that_does_not_is_what_is_left_of_it(int engines, int agreeing, double first, string why)
    {
        var rest = Decoded("Carter", 2, 2, -0.04, 0.83, 0);

        var (chosen, isStruck) = StrikeOut.Choose(Decoded("a Carter", engines, agreeing, first, 0.1, 0), () => rest);

        Assert.Same(rest, chosen);
        Assert.True(isStruck, why);
    }

    [Fact]
    public void An_entry_struck_out_altogether_is_shown_as_it_can_be_read_and_asked_about()
    {
        var whole = Decoded("8315550142", 1, 1, -0.001, 0.99, 1);

        Assert.Equal((whole, true), StrikeOut.Choose(whole, null));
    }

    private static DecodedField Decoded(string value, int engines, int agreeing, double first, double worst, int grammar) =>
        new(Model.FieldValue.Of(value), value, [], new Evidence { Engines = engines, Agreeing = agreeing, FirstLogProbability = first, WorstCharacter = worst, Grammar = grammar });

    private static BinaryImage Word(int letters, int left)
    {
        var entry = new BinaryImage(400, 64);
        Letters(entry, letters, left);
        return entry;
    }

    /// <summary>N after N, 24 high: no level stroke in them.</summary>
    private static void Letters(BinaryImage entry, int letters, int left)
    {
        for (int i = 0; i < letters; i++)
        {
            int x = left + 21 * i;
            Drawn.Stroke(entry, x, 44, x, 20);
            Drawn.Stroke(entry, x, 20, x + 14, 44);
            Drawn.Stroke(entry, x + 14, 44, x + 14, 20);
        }
    }

    private static void Strike(BinaryImage entry, int left, int right, int y, double slope, int wave)
    {
        for (int x = left; x < right; x++) Drawn.Fill(entry, x, (int)Math.Round(y + slope * (x - left) + wave * Math.Sin(x / 8.0)), 2, 3);
    }
}
