using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Tests.Read;

public sealed class EchoTests
{
    [Fact]
    public void A_name_in_an_address_is_heard_in_both()
    {
        var heard = Heard(("referrer.name", "full-name", "Ashley Moua"), ("referrer.organization", "organization", "Blue Heron Clinic"), ("referrer.email", "email", "ashley.moua@blueheron.org"));
        Assert.Equal(1, heard["referrer.name"], 2);
        Assert.Equal(9 / 15.0, heard["referrer.organization"], 2);
        Assert.Equal(19 / 22.0, heard["referrer.email"], 2);
    }

    [Fact]
    public void A_misread_word_is_not_heard()
    {
        var heard = Heard(("referrer.name", "full-name", "Pa Miller"), ("referrer.organization", "organization", "Blue Heron"), ("referrer.email", "email", "pa.miller@blucheron.org"));
        Assert.Equal(5 / 9.0, heard["referrer.organization"], 2);
        Assert.Equal(1, heard["referrer.name"], 2);
        Assert.Equal(11 / 18.0, heard["referrer.email"], 2);
    }

    [Fact]
    public void One_date_on_two_lines_is_heard_in_both_and_another_is_not()
    {
        var heard = Heard(("referral.date", "date", "2026-11-03"), ("signature.date", "date", "2026-11-03"), ("member.dateOfBirth", "birth-date", "1984-11-03"));
        Assert.Equal((1.0, 1.0, 0.0), (heard["referral.date"], heard["signature.date"], heard["member.dateOfBirth"]));
    }

    [Fact]
    public void An_entry_does_not_hear_itself_nor_boxes_nor_what_is_short()
    {
        var heard = Heard(("member.lastName", "last-name", "Vue"), ("member.lastName", "last-name", "Vue"), ("member.sex", "one-of", "Vue"), ("member.address.state", "state", "CA"), ("referrer.title", "title", "CA"));
        Assert.All(heard.Values, share => Assert.Equal(0, share));
    }

    [Theory]
    [InlineData("Blue Heron Clinic", "ashley.moua@blucheron.org", "referrer.email,referrer.organization")]
    [InlineData("Ashley Mova", "ashley.moua@clinic.org", "referrer.email,referrer.organization")]
    [InlineData("Blue Heron Clinic", "ashley.moua@blueheron.org", "")]
    [InlineData("Heron Clinic", "ashley.moua@herons.org", "")]                 // one within the other is another word
    [InlineData("Harbor Light Recovery", "jo@harborlecht.org", "referrer.email,referrer.organization")]
    [InlineData("Ash Center", "ask@center.org", "")]                            // too short to tell
    [InlineData("Oak Valley Partners", "info@pajaro.org", "")]
    public void Of_two_that_nearly_say_the_same_both_are_doubted(string organization, string address, string doubted)
    {
        var heard = Echo.Hear([.. Readings(("referrer.organization", "organization", organization), ("referrer.email", "email", address), ("member.lastName", "last-name", "Brown"))]);

        Assert.Equal(doubted, string.Join(',', heard.Where(r => r.Reasons.Any(reason => reason.Code == "spelled-otherwise")).Select(r => r.Field).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void What_another_entry_says_exactly_is_not_doubted_for_a_third_that_is_like_it() =>
        Assert.All(Echo.Hear([.. Readings(("member.firstName", "first-name", "Maria"), ("referrer.name", "full-name", "Mario Lopez"), ("referrer.email", "email", "mario.lopez@clinic.org"))])
            .Where(r => r.Kind == "email"), r => Assert.Empty(r.Reasons));

    private static Dictionary<string, double> Heard(params (string Field, string Kind, string Value)[] entries) =>
        Echo.Hear([.. Readings(entries)])
            .DistinctBy(r => r.Field).ToDictionary(r => r.Field, r => r.Evidence.Echo);

    private static IEnumerable<Reading> Readings(params (string Field, string Kind, string Value)[] entries) =>
        entries.Select(e => new Reading { Field = e.Field, Kind = e.Kind, Page = 1, Box = new PageBox(0, 0, 0.1, 0.1), Value = FieldValue.Of(e.Value), Evidence = new Evidence() });
}
