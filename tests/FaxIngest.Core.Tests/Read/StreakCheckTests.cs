using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Tests.Read;

public sealed class StreakCheckTests
{
    [Theory]
    [InlineData("city", 0.99, 5.9, true, "a letter may lie under the streak")]
    [InlineData("city", 0.99, 6, false, "nothing else comes near")]
    [InlineData("city", 0.6, 5.9, false, "a torn line is no streak")]
    [InlineData("prose", 0.99, 0, false, "a letter of free text does no harm")]
    public void An_entry_under_a_streak_has_to_be_clear(string kind, double lines, double margin, bool doubted, string why)
    {
        var reading = new Reading { Field = "member.address.city", Kind = kind, Page = 1, Box = PageBox.Page, Value = FieldValue.Of("Sa inas"), Evidence = new Evidence { DamagedLines = lines, Margin = margin } };

        Assert.True(StreakCheck.Doubt([reading])[0].Reasons.Any(r => r is { Code: "covered", Field: "member.address.city" }) == doubted, why);
    }

    [Fact]
    public void Blanks_and_boxes_are_measured_otherwise()
    {
        var blank = new Reading { Field = "guardian.name", Kind = "full-name", Page = 1, Box = PageBox.Page, Blank = true, Evidence = new Evidence { DamagedLines = 1 } };
        var boxes = new Reading { Field = "services", Kind = "set", Page = 1, Box = PageBox.Page, Value = FieldValue.Of(["ecm"]), Boxes = [new BoxReading("ecm", BoxState.On, 0.3)], Evidence = new Evidence { DamagedLines = 1 } };

        Assert.All(StreakCheck.Doubt([blank, boxes]), r => Assert.Empty(r.Reasons));
    }
}
