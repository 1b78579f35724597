using FaxIngest.Read;
using FaxIngest.Recognize;

namespace FaxIngest.Tests.Read;

/// <summary>Which engines are asked: no more than it takes to be sure.</summary>
public sealed class EngineSetTests
{
    private static readonly FieldKinds Kinds = new(new FixedTime(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("organization", "Harbor Light Clinic", "our own net is clear about it")]
    [InlineData("phone", "8315550142", "our own net is clear about it")]
    public void Our_own_net_is_asked_alone_where_it_is_clear(string kind, string text, string why) => Assert.True(Asked(kind, [text, text, text]) == 1, why);

    [Theory]
    [InlineData("cin", "91234567A")]
    [InlineData("birth-date", "07/02/1984")]
    [InlineData("hcpcs", "H0043")]
    public void What_is_critical_is_read_twice_at_least(string kind, string text) => Assert.Equal(2, Asked(kind, [text, text, text]));

    [Fact]
    public void A_character_in_doubt_asks_until_two_are_clear() => Assert.Equal(3, Asked("phone", ["831555{07}142", "8315550142", "8315550142"]));

    [Fact]
    public void What_the_grammar_had_to_mend_asks_a_second() => Assert.Equal(2, Asked("email", ["jane,doe@clinic.org", "jane.doe@clinic.org", "jane.doe@clinic.org"]));

    [Fact]
    public void Two_that_differ_ask_the_third() => Assert.Equal(3, Asked("phone", ["831555{07}142", "831555{70}142", "8315550142"]));

    [Fact]
    public void Only_of_our_own_net_it_was_counted() => Assert.Equal(2, Asked("organization", ["Harbor Light Clinic", "Harbor Light Clinic", "Harbor Light Clinic"], "pp-ocr", "own", "tesseract"));

    [Fact]
    public void Free_text_is_read_twice() => Assert.Equal(2, Asked("prose", ["He sleeps in a car.", "He sleeps in a car.", "He sleeps in a car."]));

    [Theory]
    [InlineData("8315550142", 0)]
    [InlineData("831555{07}142", 1)]
    public void It_looks_again_only_where_the_first_look_leaves_doubt(string first, int looks)
    {
        var own = new Speaking("own", first, again: "8315550142");
        using var set = new EngineSet([own, new Speaking("pp-ocr", "8315550142")]);

        var read = set.Read([new BinaryImage(8, 8)], Kinds["phone"]);

        Assert.Equal(looks, own.Looks);
        Assert.Equal("8315550142", read.Value?.Flat);
    }

    [Fact]
    public void What_an_engine_thinks_of_a_value_is_the_mean_of_its_looks()
    {
        using var set = new EngineSet([new Speaking("own", "831555{70}142", again: "8315550142"), new Speaking("pp-ocr", "831555{70}142")]);

        Assert.Equal("8315550142", set.Read([new BinaryImage(8, 8)], Kinds["phone"]).Value?.Flat);
    }

    [Theory]
    [InlineData("phone", "831555{07}142", "8315550142", false, "the second look leaves little doubt")]
    [InlineData("phone", "831555{70}142", "8315550142", true, "the looks differ")]
    [InlineData("phone", "831555{07}142", "831555{07}142", true, "neither is clear")]
    [InlineData("birth-date", "07/02/1984", "07/02/1984", true, "critical kinds are read by two engines")]
    [InlineData("prose", "He sleeps in a car.", "He sleeps in a car.", false, "both looks say the same")]
    [InlineData("prose", "He sleeps in a car.", "Me sleops in a ear.", true, "the looks differ")]
    public void Where_two_looks_leave_no_doubt_no_other_engine_is_asked(string kind, string first, string again, bool asked, string why)
    {
        var second = new Speaking("pp-ocr", again);
        using var set = new EngineSet([new Speaking("own", first, again), second]);

        var read = set.Read([new BinaryImage(8, 8)], Kinds[kind]);

        Assert.True(second.Asked == asked, why);
        Assert.Equal(asked ? ["own", "pp-ocr"] : ["own"], read.Engines.Select(e => e.Engine));
    }

    [Theory]
    [InlineData("Sa inas", "Salinas", "Salinas", "the streak covered a stem")]
    [InlineData("Salinas", "Sal1nas", "Salinas", "it ran between two letters")]
    [InlineData("Gilroy", "Gilroyl", "Gilroy", "it ran behind the last letter")]
    public void An_entry_under_a_streak_is_looked_at_with_bars_too(string without, string with, string value, string why)
    {
        using var set = new EngineSet([new Speaking("own", without) { Streaked = with }, new Speaking("pp-ocr", without) { Streaked = with }]);

        var read = set.Read([new BinaryImage(8, 8)], Kinds["city"], [new BinaryImage(Speaking.Barred, 8)]);

        Assert.True(read.Value?.Flat == value, why);
    }

    private static int Asked(string kind, string[] specs, params string[] names)
    {
        names = names.Length > 0 ? names : ["own", "pp-ocr", "tesseract"];
        var engines = names.Zip(specs, (name, spec) => new Speaking(name, spec)).ToArray();
        using var set = new EngineSet(engines);
        set.Read([new BinaryImage(8, 8)], Kinds[kind]);
        return engines.Count(e => e.Asked);
    }

    private sealed class Speaking(string name, string spec, string? again = null) : IOcrEngine
    {
        /// <summary>Width of a line with bars in place of streaks.</summary>
        public const int Barred = 9;

        /// <summary>What it reads there.</summary>
        public string? Streaked { get; init; }

        public int Looks { get; private set; }

        public bool Asked { get; private set; }

        public string Name => name;

        public string Version => "1";

        public LineReading ReadLine(BinaryImage crop)
        {
            Asked = true;
            return Lattices.Line(name, crop.Width == Barred ? Streaked! : spec, 0.9999).Reading;
        }

        public LineReading? LookAgain(BinaryImage crop, int look)
        {
            if (again is null || look > 1) return null;
            Looks++;
            return Lattices.Line(name, again, 0.9999).Reading;
        }

        public void Dispose()
        {
        }
    }
}
