using FaxIngest.Model;

namespace FaxIngest.Verify;

public sealed class EntryTests
{
    [Theory]
    [InlineData("member.dateOfBirth", "7/2/1999", "1999-07-02")]
    [InlineData("member.dateOfBirth", "07-02-1999", "1999-07-02")]
    [InlineData("member.dateOfBirth", "07021999", "1999-07-02")]
    [InlineData("member.dateOfBirth", "1999-07-02", "1999-07-02")]
    [InlineData("member.phone", "(831) 555-0142", "8315550142")]
    [InlineData("member.phone", "+1 831 555 0142", "8315550142")]
    [InlineData("member.cin", " 91234567a ", "91234567A")]
    [InlineData("member.address.street", "12  Elm   St", "12 Elm St")]
    [InlineData("housing.depositAmount", "$1,250", "1250")]
    [InlineData("member.sex", "F", "F")]
    [InlineData("lines[0].units", "12", "12")]
    public void What_is_typed_becomes_the_normal_form(string path, string typed, string expected)
    {
        var (value, problem) = Entry.Parse(FieldCatalog.For(path), [typed]);
        Assert.Null(problem);
        Assert.Equal(expected, value!.Flat);
    }

    [Theory]
    [InlineData("member.dateOfBirth", "07/02/99")]
    [InlineData("member.dateOfBirth", "02/30/1999")]
    [InlineData("member.dateOfBirth", "soon")]
    [InlineData("member.phone", "555-0142")]
    [InlineData("member.phone", "831-555-O142")]
    [InlineData("member.address.zip", "9503")]
    [InlineData("member.sex", "Q")]
    [InlineData("services", "no-such-service")]
    [InlineData("consent.obtained", "perhaps")]
    public void What_cannot_be_has_a_sentence(string path, string typed)
    {
        var (value, problem) = Entry.Parse(FieldCatalog.For(path), [typed]);
        Assert.Null(value);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
        Assert.DoesNotContain(typed, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_typed_says_that_nothing_is_written_there()
    {
        foreach (var input in FieldCatalog.All) Assert.Equal((null, null), Entry.Parse(input, [""]));
    }

    [Fact]
    public void What_is_shown_parses_back_to_the_same_value()
    {
        foreach (var (path, value) in new (string, FieldValue)[]
        {
            ("member.dateOfBirth", FieldValue.Of("1999-07-02")), ("member.phone", FieldValue.Of("8315550142")), ("referrer.npi", FieldValue.Of("1234567893")),
            ("consent.obtained", FieldValue.Of(false)), ("member.sex", FieldValue.Of("X")), ("narrative", FieldValue.Of("Two words.")),
        })
        {
            var input = FieldCatalog.For(path);
            Assert.Equal(value, Entry.Parse(input, [Entry.Show(input, value)]).Value);
        }
    }

    [Fact]
    public void Every_field_of_every_form_type_is_one_the_catalog_knows()
    {
        foreach (var type in FormTypes.All)
            foreach (string path in FormTypes.FieldsOf(type.Code)) Assert.NotEqual("Other", FieldCatalog.For(path).Section);
    }

    [Fact]
    public void Choices_are_the_codes_of_the_contract()
    {
        foreach (var input in FieldCatalog.All.Where(input => input.Kind is InputKind.Set or InputKind.OneOf))
            Assert.Equal(Vocabularies.Of(input.Path), input.Choices.Select(choice => choice.Code));
    }
}
