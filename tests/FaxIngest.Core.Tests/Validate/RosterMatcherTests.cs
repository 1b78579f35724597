using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Validate;

namespace FaxIngest.Tests.Validate;

public class RosterMatcherTests
{
    private const string Header = "cin,lastName,firstName,dateOfBirth,phone,street\n";

    /// <summary>Ana and Ida are twins whose cards were numbered one after the other; Juan is father and son.</summary>
    private static readonly Roster Members = Roster.Parse(new StringReader(Header
        + "91234567A,Reyes,Ana,1984-03-14,8315550142,12 Oak St\n91234568A,Reyes,Ida,1984-03-14,8315550142,12 Oak St\n"
        + "95550001C,Soto,Juan,1960-01-02,8315550199,7 Elm Ave\n95550002C,Soto,Juan,1990-07-08,8315550199,7 Elm Ave\n97770003D,Xiong,Mai,2001-11-30,2095550111,3 Bay Rd\n"));

    private static RosterMatch Match(params (string Path, string Value)[] values)
    {
        var evidence = new MemberEvidence();
        foreach (var (path, value) in values) evidence.Choose(path, value, person: false);
        return RosterMatcher.Match(Members, evidence);
    }

    private static (string, string)[] Written(string? cin, string? birth, string? last, string? first, string? phone = null) =>
        [.. new[] { ("member.cin", cin), ("member.dateOfBirth", birth), ("member.lastName", last), ("member.firstName", first), ("member.phone", phone) }.Where(f => f.Item2 is not null).Select(f => (f.Item1, f.Item2!))];

    [Theory]
    [InlineData("97770003D", "2001-11-30", "Xiong", "Mai", null)] // All right.
    [InlineData("97770003D", "2001-11-30", "Vang", "Mai", null)] // Married since.
    [InlineData("97770003D", "2001-11-36", "Xlong", "Mai", null)] // The date misread.
    [InlineData("97770003D", null, "Xiong", "Mai", null)] // No date.
    [InlineData("97770O08D", "2001-11-30", "Xiong", "Mai", null)] // A CIN misread in two places.
    [InlineData("9777003D", "2001-11-30", "Xiong", "Mai", null)] // A digit lost.
    [InlineData("97770008D", "2001-11-80", "Xiong", "Mai", "2095550111")] // CIN and date misread, but name and phone are right.
    [InlineData(null, "2001-11-30", "Xiong", "Mai", "2095550111")] // No CIN.
    public void A_member_is_known_by_two_that_agree(string? cin, string? birth, string? last, string? first, string? phone) =>
        Assert.Equal("97770003D", Match(Written(cin, birth, last, first, phone)).Member?.Cin);

    [Theory]
    [InlineData("97770003D", "1988-02-01", "Reyes", "Ana", null)] // A CIN of somebody else.
    [InlineData("97770003D", "1988-02-01", "Xiong", "Mai", null)] // Another date altogether.
    [InlineData("97770003D", null, "Xiong", null, null)] // A CIN and a name of which there are many.
    [InlineData("97770003D", null, null, null, null)] // A CIN alone.
    [InlineData("97779993D", "2001-11-30", "Xiong", "Mai", null)] // A CIN that is too far off.
    [InlineData(null, "2001-11-30", "Xiong", "Mai", null)] // Name and date alone: there may be two in the county.
    [InlineData("97770008D", "2001-11-80", "Xiong", "Mai", null)] // Two things misread and nothing else to hold on to.
    [InlineData("91234569A", "1984-03-14", "Reyes", "Eva", null)] // A third sister who is no member.
    [InlineData("91234569A", "1984-03-14", "Reyes", null, null)] // Which of the twins?
    [InlineData("91234567A", "1984-03-14", "Reyes", "Ida", null)] // One twin's number with the other's name.
    [InlineData("95550003C", "1975-05-05", "Soto", "Juan", null)] // A third Juan.
    public void Less_than_that_is_no_match(string? cin, string? birth, string? last, string? first, string? phone) =>
        Assert.Null(Match(Written(cin, birth, last, first, phone)).Member);

    [Theory]
    [InlineData("91234567A", "Ana")]
    [InlineData("91234568A", "Ida")]
    public void Twins_are_told_apart(string cin, string first) =>
        Assert.Equal(cin, Match(Written(cin, "1984-03-14", "Reyes", first, "8315550142")).Member?.Cin);

    [Fact]
    public void A_member_who_writes_another_cin_is_told()
    {
        var match = Match(Written("91111111A", "2001-11-30", "Xiong", "Mai", "2095550111"));
        Assert.Null(match.Member);
        Assert.Equal(("roster-other-cin", "member.cin"), (Assert.Single(match.Findings).Code, match.Findings[0].Field));
    }

    [Fact]
    public void An_engine_that_was_outvoted_is_heard()
    {
        var evidence = Heard(("member.lastName", "Xlong"));
        evidence.Hear(new Reading
        {
            Field = "member.lastName", Kind = "last-name", Page = 1, Box = PageBox.Page, Evidence = new Evidence(),
            Engines = [new EngineReading("tesseract", "Xiong", "Xiong", new RawScore(0))],
        });
        Assert.Equal(Agreement.Heard, evidence.Compare("member.lastName", Members.Find("97770003D")!));
    }

    [Fact]
    public void A_person_outweighs_every_engine()
    {
        var evidence = Heard(("member.lastName", "Xiong"));
        evidence.Choose("member.lastName", "Vang", person: true);
        Assert.Equal(Agreement.Far, evidence.Compare("member.lastName", Members.Find("97770003D")!));
    }

    [Theory]
    [InlineData("Her", "Hex", Agreement.Far)]
    [InlineData("Moua", "Mova", Agreement.Near)]
    [InlineData("Rodriguez", "Rodrlquez", Agreement.Near)]
    [InlineData("Rodriguez", "Radrlquex", Agreement.Far)]
    [InlineData("O'Brien", "OBRIEN", Agreement.Same)]
    public void Names_are_near_by_their_length(string known, string read, Agreement expected) =>
        Assert.Equal(expected, Heard(("member.lastName", read)).Compare("member.lastName", new RosterMember("90000000A", known, "Ann", null)));

    /// <summary>Readings of people with one to three faults each, against a roster that holds them or only their kin.</summary>
    [Fact]
    public void Nobody_is_taken_for_another()
    {
        var random = new Random(5);
        string[] lasts = ["Garcia", "Lopez", "Xiong", "Vang", "Lee", "Nguyen", "Rivera", "Rios"], firsts = ["Ana", "Anna", "Juan", "Juana", "Mai", "Mia", "Luis", "Luz", "Pao", "Pa"];
        var people = Enumerable.Range(0, 3000).Select(i => new RosterMember(
            $"9{random.Next(200):D4}{random.Next(1000):D3}{"ACDEFGHMN"[random.Next(9)]}", lasts[random.Next(lasts.Length)], firsts[random.Next(firsts.Length)],
            new DateOnly(1950 + random.Next(60), 1 + random.Next(12), 1 + random.Next(28))) { Phone = $"831555{random.Next(300):D4}" }).DistinctBy(p => p.Cin).ToList();
        // Half of them are no members, and every fourth has a twin with the next number who is.
        var members = people.Where((_, i) => i % 2 == 0)
            .Concat(people.Where((_, i) => i % 4 == 1).Select(p => p with { Cin = Next(p.Cin), FirstName = firsts[(Array.IndexOf(firsts, p.FirstName) + 3) % firsts.Length] }))
            .DistinctBy(m => m.Cin).ToList();
        var roster = Roster.Parse(new StringReader(Header + string.Concat(members.Select(m => $"{m.Cin},{m.LastName},{m.FirstName},{m.DateOfBirth:yyyy-MM-dd},{m.Phone},\n"))));
        int found = 0;
        foreach (var person in people)
        {
            var evidence = new MemberEvidence();
            var paths = new[] { "member.cin", "member.dateOfBirth", "member.lastName", "member.firstName", "member.phone" };
            var faulty = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(paths.Length)).ToHashSet();
            for (int i = 0; i < paths.Length; i++) evidence.Choose(paths[i], faulty.Contains(i) ? Fault(person.Field(paths[i])!, random) : person.Field(paths[i])!, person: false);
            if (RosterMatcher.Match(roster, evidence).Member is not { } match) continue;
            found++;
            Assert.Equal(person.Cin, match.Cin);
        }
        Assert.InRange(found, 900, 1600);
    }

    private static string Next(string cin) => $"{cin[..7]}{(cin[7] - '0' + 1) % 10}{cin[8]}";

    private static string Fault(string value, Random random)
    {
        int i = random.Next(value.Length);
        while (!char.IsLetterOrDigit(value[i])) i = random.Next(value.Length);
        char wrong = char.IsDigit(value[i]) ? (char)('0' + random.Next(10)) : (char)('a' + random.Next(26));
        return value[..i] + wrong + value[(i + 1)..];
    }

    private static MemberEvidence Heard(params (string Path, string Value)[] values)
    {
        var evidence = new MemberEvidence();
        foreach (var (path, value) in values) evidence.Choose(path, value, person: false);
        return evidence;
    }
}
