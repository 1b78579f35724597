using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Render;

namespace FaxIngest.Tests.Read;

public sealed class DigitalMergeTests
{
    private static readonly FieldKinds Kinds = new(TimeProvider.System);

    private static readonly PageBox Zone = new(0.1, 0.1, 0.5, 0.13), Other = new(0.1, 0.2, 0.5, 0.23);

    private static Reading Reading(string? value, bool blank = false, string kind = "last-name", PageBox? box = null) => new()
    {
        Field = "member.lastName", Kind = kind, Page = 1, Box = box ?? Zone, Blank = blank, Text = value ?? "", Value = value is null ? null : FieldValue.Of(value),
        Engines = value is null ? [] : [new EngineReading("own", value, value, new RawScore(0))], Evidence = new Evidence { Engines = 2, Agreeing = 2 },
    };

    private static PlacedText Print(string text, double left, double top = 0.11) => new(text, new PageBox(left, top, left + 0.08, top + 0.015), TextOrigin.Print);

    private static Reading Merge(Reading reading, params PlacedText[] texts) => DigitalMerge.Apply([reading], texts, Kinds)[0];

    [Fact]
    public void The_same_text_confirms()
    {
        var merged = Merge(Reading("Marrowby"), Print("MARROWBY", 0.12));
        Assert.Equal((Opinion.Agrees, "Marrowby"), (merged.Evidence.Digital, merged.Value?.Text));
        Assert.Empty(merged.Reasons);
        Assert.Equal(["own", "pdf"], merged.Engines.Select(e => e.Engine));
    }

    [Fact]
    public void Another_text_is_proposed_and_goes_to_a_person()
    {
        var merged = Merge(Reading("Marrowhy"), Print("Marrowby", 0.12));
        Assert.Equal((Opinion.Differs, "Marrowby"), (merged.Evidence.Digital, merged.Value?.Text));
        Assert.Equal("digital-text-differs", Assert.Single(merged.Reasons).Code);
    }

    [Fact]
    public void What_the_picture_does_not_show_is_proposed_and_goes_to_a_person()
    {
        var unread = Merge(Reading(null), Print("Marrowby", 0.12));
        Assert.Equal((Opinion.Alone, "Marrowby"), (unread.Evidence.Digital, unread.Value?.Text));
        var hidden = Merge(Reading(null, blank: true), Print("Marrowby", 0.12));
        Assert.Equal((Opinion.Alone, false, "digital-text-differs"), (hidden.Evidence.Digital, hidden.Blank, hidden.Reasons[0].Code));
    }

    [Fact]
    public void Words_elsewhere_are_not_of_the_zone()
    {
        var reading = Reading("Marrowby");
        Assert.Same(reading, Merge(reading, Print("Last", 0.01), Print("name", 0.6), Print("other", 0.12, 0.3)));
    }

    [Fact]
    public void A_note_wins_over_what_it_covers_and_over_a_field()
    {
        var note = new PlacedText("Marrowby", Zone, TextOrigin.Note);
        var field = new PlacedText("Quillon", Zone, TextOrigin.Field);
        Assert.Equal([note], DigitalMerge.Visible([Print("Quillon", 0.12), field, note]));
        Assert.Equal([field], DigitalMerge.Visible([Print("Quillon", 0.12), field]));
        Assert.Equal(Opinion.Agrees, Merge(Reading("Marrowby"), Print("Quillon", 0.12), field, note).Evidence.Digital);
    }

    [Fact]
    public void A_value_belongs_to_the_one_zone_it_shares_most_with()
    {
        var between = new PlacedText("Marrowby", new PageBox(0.1, 0.11, 0.5, 0.205), TextOrigin.Field);
        var merged = DigitalMerge.Apply([Reading(null), Reading(null, box: Other)], [between with { Box = Zone }], Kinds);
        Assert.Equal([Opinion.Alone, Opinion.None], merged.Select(r => r.Evidence.Digital));
        var far = DigitalMerge.Apply([Reading(null), Reading(null, box: Other)], [between with { Box = new PageBox(0.6, 0.6, 0.9, 0.9) }], Kinds);
        Assert.All(far, r => Assert.Equal(Opinion.None, r.Evidence.Digital));
    }

    [Fact]
    public void Boxes_to_mark_are_left_to_their_ink()
    {
        var marks = Reading(null, kind: "set");
        Assert.Same(marks, Merge(marks, Print("X", 0.12)));
    }

    [Theory]
    [InlineData(0, 0.1, 0.2, 0.3, 0.25)]
    [InlineData(90, 0.75, 0.1, 0.8, 0.3)]
    [InlineData(180, 0.7, 0.75, 0.9, 0.8)]
    [InlineData(270, 0.2, 0.7, 0.25, 0.9)]
    public void Texts_turn_with_their_page(int degrees, double left, double top, double right, double bottom)
    {
        var box = new PlacedText("x", new PageBox(0.1, 0.2, 0.3, 0.25), TextOrigin.Print).Turn(degrees).Box;
        Assert.Equal([left, top, right, bottom], box.ToArray());
    }

    private static readonly Calibration Counted = new()
    {
        Version = "test",
        Families = new Dictionary<string, CalibrationFamily>
        {
            [ReadingFamily.Text] = new(new Dictionary<string, double>(), new Dictionary<string, double> { ["last-name"] = 0 }, [new(-9, 5000, 0)]),
        },
        Form = new FormCalibration(1, 0, 0, 0),
    };

    private static bool Accepted(Reading reading) => Counted.Probability(reading) >= Counted.Threshold("member.lastName", ReadingFamily.Of(reading), new DecideOptions());

    [Fact]
    public void A_text_that_agrees_takes_nothing_away_and_one_that_differs_is_never_accepted_uncounted()
    {
        Assert.True(Accepted(Reading("Marrowby")));
        Assert.True(Accepted(Merge(Reading("Marrowby"), Print("Marrowby", 0.12))));
        var differing = Merge(Reading("Marrowhy"), Print("Marrowby", 0.12));
        Assert.False(Accepted(differing));
        Assert.True(Counted.Probability(differing) <= 0.5);
        Assert.Equal(0, Counted.Probability(Merge(Reading(null), Print("Marrowby", 0.12))));
    }
}
