using FaxIngest.Read;
using FaxIngest.Read.Search;

namespace FaxIngest.Tests.Read;

/// <summary>A hand's characters are taken for what its other entries show: by lattices as the nets give them.</summary>
public sealed class PageHabitsTests
{
    private static readonly FieldKinds Kinds = new(new FixedTime(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)));

    // Every 2 of this hand is read as a 1: years that are none and area codes that do not exist tell.
    private static readonly (string Kind, string Spec)[] TwosLikeOnes = [("date", "11/04/1036"), ("birth-date", "03/08/1003"), ("phone", "{1~2}097354345")];

    [Theory]
    [InlineData("phone", "1094194456", "2094194456")]
    [InlineData("date", "11/1{12}/2026", "2026-11-12")]
    public void What_the_others_of_the_hand_show_is_read_so(string kind, string spec, string value)
    {
        var alone = Kinds[kind].Decode(Lines(spec));
        var read = alone.Adapt!(Habits(TwosLikeOnes))!;
        Assert.Equal(value, read.Value?.Flat);
    }

    [Fact]
    public void A_character_that_another_looks_like_on_this_page_is_less_sure()
    {
        var alone = Kinds["phone"].Decode(Lines("8314151167"));
        var read = alone.Adapt!(Habits(TwosLikeOnes))!;
        Assert.Equal("8314151167", read.Value?.Flat);
        Assert.True(alone.Evidence.Margin > 8, "nothing speaks against a 1");
        Assert.InRange(read.Evidence.Margin, 0, 3);
    }

    [Fact]
    public void Where_every_character_is_what_it_looks_like_nothing_is_learned() =>
        Assert.False(Habits(("date", "11/04/2026"), ("phone", "8317251345"), ("full-name", "Maria Torres"), ("city", "Salinas")).Concern(Lines("0123456789 abcdefghijklmnopqrstuvwxyz")));

    [Fact]
    public void One_slip_of_many_is_no_habit() => Assert.False(Habits(("date", "11/04/1026"), ("phone", "8312252345"), ("phone", "2092232325")).Concern(Lines("0123456789 abcdefghijklmnopqrstuvwxyz")));

    [Fact]
    public void What_one_engine_mistakes_says_nothing_of_another()
    {
        var habits = new PageHabits([[.. Enumerable.Repeat(new Taken(("own", 0), '1', '2', 1), 5)]]);
        Assert.Equal([new Habit('1', '2', 5f / 6)], habits.Of("own", 0));
        Assert.Empty(habits.Of("own", 1));
        Assert.Empty(habits.Of("pp-ocr", 0));
    }

    [Fact]
    public void Letters_are_learned_for_small_and_capital_ones()
    {
        var read = Kinds["full-name"].Decode(Lines("Thae Deminge")).Adapt!(new PageHabits([[.. Enumerable.Repeat(new Taken(("own", 0), 'e', 'o', 1), 6)], []]));
        Assert.Equal("Thao Domingo", read!.Value?.Flat);
    }

    private static PageHabits Habits(params (string Kind, string Spec)[] entries) => new(entries.Select(e => Kinds[e.Kind].Decode(Lines(e.Spec)).Taken.Value));

    private static EngineLine[] Lines(string spec) => [Lattices.Line("own", spec, 0.999)];
}
