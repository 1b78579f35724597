using FaxIngest.Read;
using FaxIngest.Read.Search;

namespace FaxIngest.Tests.Read;

/// <summary>Entries that repeat each other's words are read together: by lattices as the nets give them.</summary>
public sealed class PageWordsTests
{
    private static readonly FieldKinds Kinds = new(new FixedTime(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void A_doubtful_letter_of_a_name_is_settled_by_the_address()
    {
        var read = Together(("full-name", "Xi{nm}ena Medina"), ("email", "ximena.medina@clinic.org"));
        Assert.Equal(["Ximena Medina", "ximena.medina@clinic.org"], read.Select(r => r.Value?.Flat));
    }

    [Fact]
    public void A_doubtful_domain_is_settled_by_the_organization()
    {
        var read = Together(("organization", "Salinas Family Health"), ("email", "jo.vue@salinas{tf}amil{vy}.org"));
        Assert.Equal("jo.vue@salinasfamily.org", read[1].Value?.Flat);
    }

    [Fact]
    public void An_organization_is_settled_by_the_domain()
    {
        var read = Together(("organization", "Paj{oa}ro Clinic"), ("email", "jo.vue@pajaroclinic.org"));
        Assert.Equal("Pajaro Clinic", read[0].Value?.Flat);
    }

    [Fact]
    public void What_is_plainly_written_stays_as_it_is()
    {
        var read = Together(("full-name", "Maria Torres"), ("organization", "Blue Heron Clinic"), ("email", "mario.torrez@blueherons.org"));
        Assert.Equal(["Maria Torres", "Blue Heron Clinic", "mario.torrez@blueherons.org"], read.Select(r => r.Value?.Flat));
    }

    /// <summary>Each hears what the other's ink says, not what it was talked into.</summary>
    [Fact]
    public void Two_doubtful_entries_are_worth_no_more_than_their_ink()
    {
        var alone = Together(("full-name", "Xi{nm}ena Medina"), ("organization", "Blue Heron"));
        var both = Together(("full-name", "Xi{nm}ena Medina"), ("email", "xi{nm}ena.medina@clinic.org"));
        Assert.True(both[0].Evidence.Margin <= alone[0].Evidence.Margin + 0.01);
    }

    [Fact]
    public void The_lead_of_a_value_is_that_of_its_own_ink()
    {
        var read = Together(("full-name", "Xi{nm}ena Medina"), ("email", "ximena.medina@clinic.org"));
        Assert.InRange(read[0].Evidence.Margin, 0, 3);
    }

    [Theory]
    [InlineData("ximena", "xinena")]
    [InlineData("moua", "noua")]
    public void A_word_of_another_entry_is_likelier_and_what_looks_like_it_is_not(string said, string other)
    {
        var words = new PageWords([[new Alternative($"Ana {said}", 1)]]);
        Assert.True(words.Gain(said, WordPrior.Names) > 3);
        Assert.Equal(0, words.Gain(other, WordPrior.Names));
    }

    [Fact]
    public void What_is_hardly_said_hardly_counts()
    {
        double sure = new PageWords([[new Alternative("Ximena", 1)]]).Gain("ximena", WordPrior.Names);
        double unsure = new PageWords([[new Alternative("Xinena", 0.8), new Alternative("Ximena", 0.2)]]).Gain("ximena", WordPrior.Names);
        Assert.InRange(unsure, 0, sure - 3);
    }

    private static IReadOnlyList<DecodedField> Together(params (string Kind, string Spec)[] entries)
    {
        var alone = entries.Select(e => Kinds[e.Kind].Decode([Lattices.Line("own", e.Spec, 0.9999), Lattices.Line("pp-ocr", e.Spec, 0.9999)])).ToList();
        return [.. alone.Select(field => field.Reconsider!(new PageWords(alone.Where(other => other != field).Select(other => other.Alternatives))))];
    }
}
