namespace FaxIngest.Read.Letters;

public sealed class LetterFieldsTests
{
    private static string? Find(string text, string field) => LetterFields.Find(text.Split('\n')).FirstOrDefault(e => e.Field == field)?.Text;

    [Theory]
    [InlineData("DOB: 4/5/1961", "member.dateOfBirth", "4/5/1961")]
    [InlineData("  * Date of Birth - 4/5/1961", "member.dateOfBirth", "4/5/1961")]
    [InlineData("> CIN#: 91234567A", "member.cin", "91234567A")]
    [InlineData("Medi-Cal ID:\n91234567A", "member.cin", "91234567A")]
    [InlineData("Member Name: Example, Maria L", "member.lastName", "Example")]
    [InlineData("Member Name: Example, Maria L", "member.firstName", "Maria")]
    [InlineData("Patient: Maria Luz Example", "member.lastName", "Example")]
    [InlineData("NPI: 1234567893", "referrer.npi", "1234567893")]
    public void A_labeled_line_is_an_entry(string text, string field, string value) => Assert.Equal(value, Find(text, field));

    [Fact]
    public void A_telephone_belongs_to_whom_the_lines_before_it_are_about()
    {
        const string text = "Member name: Maria Example\nPhone: 831-555-0101\nReferred by: Ann Clerk\nPhone: 831-555-0199";

        Assert.Equal("831-555-0101", Find(text, "member.phone"));
        Assert.Equal("831-555-0199", Find(text, "referrer.phone"));
    }

    [Theory]
    [InlineData("I told him: go home")]
    [InlineData("http://example.org")]
    [InlineData("DOB:")]
    public void Other_lines_are_none(string text) => Assert.Empty(LetterFields.Find(text.Split('\n')));
}
