using FaxIngest.Read.Search;

namespace FaxIngest.Tests.Read.Search;

public sealed class WordPriorTests
{
    [Theory]
    [InlineData("Mateo", 0)]
    [InlineData("Rodriguez", 0)]
    [InlineData("Rodriquez", 2.56)]       // a name, but Rodriguez is far more usual
    [InlineData("Case Managen", 6.69)]
    [InlineData("Gpldem Oqk", 6.63)]       // two letters wrong in a word, one in the other: the worst counts
    [InlineData("Ze 24", 0)]              // too short to tell
    public void A_word_one_letter_from_a_more_usual_one_has_a_rival(string text, double rival)
    {
        var words = text.Contains(' ', StringComparison.Ordinal) ? WordPrior.Lines : WordPrior.Names;
        Assert.Equal(rival, words.Rival(text), 0.3);
    }

    [Theory]
    [InlineData("Juan Hernandez", "Juan Hemandez")]
    [InlineData("Turner", "Tumer")]
    public void Names_people_have_count_more_than_what_looks_like_them(string name, string misread) =>
        Assert.True(WordPrior.Names.Of(name) > WordPrior.Names.Of(misread) + 2);

    [Theory]
    [InlineData("Monterey Bay Transitions", "Monterey Bay Transilions")]
    [InlineData("2847 Ocean Ave", "2847 Oceah Ave")]
    public void Words_count_more_than_what_looks_like_them(string line, string misread) =>
        Assert.True(WordPrior.Lines.Of(line) > WordPrior.Lines.Of(misread) + 2);

    [Theory]
    [InlineData("Thomas")]
    [InlineData("Garcia")]
    [InlineData("Smith")]
    public void A_usual_word_counts_more_than_its_letters(string word) =>
        Assert.True(WordPrior.Lines.Of(word) > LetterPrior.Lines.Of(word) + 1);

    [Fact]
    public void The_more_usual_word_counts_more() => Assert.True(WordPrior.Names.Of("Smith") > WordPrior.Names.Of("Smyth") + 1);

    [Fact]
    public void Shares_of_words_are_shares() =>
        Assert.All((string[])["smith", "garcia", "moua", "xqzwvkj"], word => Assert.InRange(WordPrior.Names.ShareOf(word), -60, -2));

    [Theory]
    [InlineData("westsidestreet", "westsidestrect")]
    [InlineData("northcounty", "northcounly")]
    public void Words_written_together_are_found(string domain, string misread) =>
        Assert.True(WordPrior.Lines.OfJoined(domain) > WordPrior.Lines.OfJoined(misread) + 2);

    [Theory]
    [InlineData("GARCÍA", "garcia")]
    [InlineData("17 Oak St", "38 Oak St")]
    public void Case_accents_and_digits_do_not_matter(string one, string other) =>
        Assert.Equal(WordPrior.Lines.Of(one), WordPrior.Lines.Of(other), 6);

    [Fact]
    public void A_word_that_is_not_listed_is_worth_its_letters() =>
        Assert.Equal(LetterPrior.Names.Of("Xqzwvkj"), WordPrior.Names.Of("Xqzwvkj"), 6);

    [Theory]
    [InlineData("Garcia", 1)]
    [InlineData("Garcia Xqzwvk", 0.5)]
    [InlineData("westsidestreet", 1)]
    [InlineData("17", 0)]
    public void Letters_in_known_words_are_counted(string text, double share) => Assert.Equal(share, WordPrior.Lines.Known(text), 2);
}
