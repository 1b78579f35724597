using FaxIngest.Read.Search;

namespace FaxIngest.Tests.Read.Search;

public sealed class LetterPriorTests
{
    [Theory]
    [InlineData("Martinez", "Mortincz")]
    [InlineData("Jennifer Hernandez", "Jennifcr Hemandez")]
    [InlineData("Rodriguez", "Rodri9uez")]
    public void Usual_names_count_more_than_what_engines_make_of_them(string name, string misread) =>
        Assert.True(LetterPrior.Names.Of(name) > LetterPrior.Names.Of(misread) + 2);

    [Theory]
    [InlineData("Community Health Center", "Cornmunity Hcalth Ccnter")]
    [InlineData("412 Mission St Apt 3", "412 Mlsslon St Apt 3")]
    public void Usual_lines_count_more_than_what_engines_make_of_them(string line, string misread) =>
        Assert.True(LetterPrior.Lines.Of(line) > LetterPrior.Lines.Of(misread) + 2);

    [Theory]
    [InlineData("MARTINEZ", "martinez")]
    [InlineData("Muñoz", "Munoz")]
    [InlineData("17 Oak St", "38 Oak St")]
    public void Case_accents_and_digits_do_not_matter(string one, string other) =>
        Assert.Equal(LetterPrior.Lines.Of(one), LetterPrior.Lines.Of(other), 6);

    [Fact]
    public void A_name_that_nobody_counted_is_held_against_by_no_more_than_its_length() =>
        Assert.InRange(LetterPrior.Names.Of("Xqzwvkj"), -3.6 * 8 - 0.001, 0);

    [Fact]
    public void Characters_it_does_not_know_do_not_stop_it() =>
        Assert.True(double.IsFinite(LetterPrior.Lines.Of("§ 漢字 \u0000 “Ünïcôdé”")));

    [Theory]
    [InlineData("O'Brien", "OBrien")]
    [InlineData("Ana D'Angelo", "Ana DAngelo")]
    public void An_apostrophe_after_O_or_D_is_neither_usual_nor_odd(string with, string without) =>
        Assert.Equal(LetterPrior.Names.Of(without), LetterPrior.Names.Of(with), 6);

    [Fact]
    public void An_apostrophe_elsewhere_is_odd_in_a_name() => Assert.True(LetterPrior.Names.Of("M'aria") < LetterPrior.Names.Of("Maria") - 2);
}
