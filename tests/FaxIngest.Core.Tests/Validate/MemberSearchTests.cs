namespace FaxIngest.Validate;

public sealed class MemberSearchTests
{
    private static readonly Roster Members = Roster.Parse(new StringReader("""
        cin,lastName,firstName,dateOfBirth,phone
        91234567A,Quillfeather,Ottoline,1999-07-02,8315550142
        91234568A,Quillfeather,Orlando,1999-07-02,8315550142
        97654321C,Quilfeather,Ottoline,1950-01-31,
        90000001D,Brackwater,Ines,1999-07-02,
        90000002E,Otherman,Ida,1980-05-05,
        """));

    [Fact]
    public void The_member_of_whom_most_is_the_same_comes_first_with_what_speaks_for_them()
    {
        var found = Find(("member.cin", "91234567A"), ("member.dateOfBirth", "1999-07-02"), ("member.lastName", "Quillfeather"), ("member.firstName", "Ottoline"));
        Assert.Equal(["91234567A", "91234568A", "97654321C", "90000001D"], found.Select(each => each.Member.Cin));
        Assert.Equal(Agreement.Same, Trait(found[0], "member.cin"));
        Assert.Equal((Agreement.Near, Agreement.Far), (Trait(found[1], "member.cin"), Trait(found[1], "member.firstName")));
        Assert.Equal((Agreement.Near, Agreement.Far), (Trait(found[2], "member.lastName"), Trait(found[2], "member.dateOfBirth")));
    }

    [Theory]
    [InlineData("member.lastName", "quill", 2)]
    [InlineData("member.lastName", "Quillfether", 3)]
    [InlineData("member.dateOfBirth", "1999-07-02", 3)]
    [InlineData("member.cin", "9123456TA", 2)]
    [InlineData("member.cin", "", 0)]
    [InlineData("member.lastName", "Q", 0)]
    public void One_thing_that_is_known_is_enough_to_look(string path, string value, int found) => Assert.Equal(found, Find((path, value)).Count);

    private static Agreement Trait(MemberCandidate candidate, string path) => candidate.Traits.Single(trait => trait.Path == path).Agreement;

    private static IReadOnlyList<MemberCandidate> Find(params (string Path, string Value)[] asked) => MemberSearch.Find(Members, asked.ToDictionary(each => each.Path, each => each.Value), 9);
}
