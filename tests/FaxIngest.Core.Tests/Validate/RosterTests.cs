using FaxIngest.Model;
using FaxIngest.Validate;

namespace FaxIngest.Tests.Validate;

public class RosterTests
{
    private const string Csv = "cin,lastName,firstName,dateOfBirth,phone\n91234567A,O'Neil,\"Ann, \"\"Nan\"\"\",1984-03-14,8315550142\r\n92345678C,Reyes,Luz,,\n\n";

    private static readonly Roster Members = Roster.Parse(new StringReader(Csv));

    private static IEnumerable<(string Code, string? Field)> Check(params (string Path, string Value)[] values) =>
        RuleBook.Standard
            .Check(new ReferralCase("ecm-referral", values.ToDictionary(v => v.Path, v => FieldValue.Of(v.Value)), new HashSet<string>(), new DateOnly(2026, 11, 20)), Members)
            .Where(finding => finding.Code.StartsWith("roster", StringComparison.Ordinal) && finding.Objects)
            .Select(finding => (finding.Code, finding.Field));

    [Fact]
    public void A_roster_is_read_with_quotes_and_blanks()
    {
        Assert.Equal(2, Members.Count);
        Assert.Equal(new RosterMember("91234567A", "O'Neil", "Ann, \"Nan\"", new DateOnly(1984, 3, 14)) { Phone = "8315550142" }, Members.Find("91234567A"));
        Assert.Null(Members.Find("92345678C")!.DateOfBirth);
        Assert.Null(Members.Find("99999999A"));
    }

    [Theory]
    [InlineData("", "column cin")]
    [InlineData("cin,lastName,firstName\n", "column dateOfBirth")]
    [InlineData("cin,lastName,firstName,dateOfBirth\n91234567A,Reyes\n", "Line 2")]
    [InlineData("cin,lastName,firstName,dateOfBirth\n9,a,b,\n91234567A,Reyes,Luz,3/14/1984\n", "Line 3")]
    [InlineData("cin,lastName,firstName,dateOfBirth\n91234567A,\"Reyes,Luz,\n", "inside quotes")]
    public void A_broken_roster_is_refused_by_line_and_without_values(string csv, string told)
    {
        var message = Assert.Throws<FormatException>(() => Roster.Parse(new StringReader(csv))).Message;

        Assert.Contains(told, message, StringComparison.Ordinal);
        Assert.DoesNotContain("Reyes", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_agrees_or_is_not_written_is_fine()
    {
        Assert.Empty(Check(("member.cin", "91234567A"), ("member.dateOfBirth", "1984-03-14"), ("member.lastName", "ONEIL"), ("member.firstName", "ann nan")));
        Assert.Empty(Check(("member.cin", "91234567A")));
        Assert.Empty(Check(("member.cin", "92345678C"), ("member.dateOfBirth", "1990-01-01")));
        Assert.Empty(Check(("member.lastName", "Nobody")));
    }

    [Fact]
    public void A_cin_that_nobody_has_asks_a_person() => Assert.Equal([("roster-unknown", "member.cin")], Check(("member.cin", "91234568A")));

    [Fact]
    public void What_differs_asks_a_person_at_its_field()
    {
        Assert.Equal([("roster-birth-date", "member.dateOfBirth")], Check(("member.cin", "91234567A"), ("member.dateOfBirth", "1984-03-11")));
        Assert.Equal([("roster-name", "member.lastName")], Check(("member.cin", "91234567A"), ("member.lastName", "O'Neal"), ("member.dateOfBirth", "1984-03-14")));
    }

    [Fact]
    public void Another_member_is_told_at_the_cin() =>
        Assert.Contains(("roster-other-member", "member.cin"), Check(("member.cin", "91234567A"), ("member.lastName", "Reyes"), ("member.dateOfBirth", "1990-01-01")));

    [Fact]
    public void A_member_does_not_show_in_text() => Assert.DoesNotContain("O'Neil", Members.Find("91234567A")!.ToString(), StringComparison.Ordinal);
}
