using FaxIngest.Forms;
using FaxIngest.Identify;
using FaxIngest.Recognize;

namespace FaxIngest.Read;

/// <summary>Pages of the known forms as they are, and the same with rows of print exchanged or inserted, as another revision has them.</summary>
public sealed class PrintCheckTests
{
    private static readonly FormIdentifier Identifier = new(Shipped.Forms);

    public static TheoryData<string, int> Pages
    {
        get
        {
            var pages = new TheoryData<string, int>();
            foreach (string id in (string[])["alliance-ecm-referral", "alliance-cs-housing", "alliance-cs-meals", "alliance-ecm-disenrollment"])
                foreach (var page in Shipped.Forms.Find(id)!.Pages) pages.Add(id, page.Number);
            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_known_revision_is_not_doubted(string form, int page) => Assert.Empty(Differing(Fax(form, page)));

    [Theory]
    [InlineData("alliance-ecm-referral")]
    [InlineData("alliance-cs-housing")]
    [InlineData("alliance-ecm-disenrollment")]
    public void A_row_inserted_in_the_middle_makes_it_another_revision(string form)
    {
        var fax = Fax(form, 1);
        int at = (int)(0.45 * fax.Height) * fax.Width, row = 70 * fax.Width;
        var other = new BinaryImage(fax.Width, fax.Height);
        fax.Ink.AsSpan(0, at).CopyTo(other.Ink);
        fax.Ink.AsSpan(at, fax.Ink.Length - at - row).CopyTo(other.Ink.AsSpan(at + row));

        var differing = Differing(other);

        Assert.NotEmpty(differing);
        Assert.NotNull(PrintCheck.OfPage(differing, "A form", "01/2025"));
    }

    [Fact]
    public void On_a_page_that_hardly_came_through_every_field_is_doubted_and_none_called_another_revision()
    {
        var readings = PrintCheck.Doubt([.. Enumerable.Range(0, 5).Select(Bare)], [(0, 0.3), (1, 0.3), (2, 0.25), (3, 0.02), (4, 1)]);
        Assert.All(readings, r => Assert.Equal("poor-page", Assert.Single(r.Reasons).Code));
        Assert.Null(PrintCheck.OfPage(readings, "A form", "01/2025"));
    }

    [Fact]
    public void Print_at_the_end_of_where_it_is_looked_for_is_out_of_place()
    {
        Reading Far(int number) => Bare(number) with { Evidence = new Evidence { Residual = 6 } };
        var readings = PrintCheck.Doubt([Bare(0), Far(1), Far(2), Far(3)], [(0, 0.9), (1, 0.3), (2, 0.7)]);
        Assert.Empty(readings[0].Reasons);
        Assert.Equal("out-of-place", Assert.Single(readings[1].Reasons).Code);
        Assert.Empty(readings[2].Reasons); // it stands elsewhere, but it is this field's
        Assert.Equal("out-of-place", Assert.Single(readings[3].Reasons).Code); // boxes: nothing says whose print it is
    }

    [Fact]
    public void One_field_alone_makes_no_other_revision()
    {
        var readings = PrintCheck.Doubt([.. Enumerable.Range(0, 5).Select(Bare)], [(0, 0.9), (1, 0.9), (2, 0.8), (3, 0.1), (4, 1)]);
        Assert.Equal("field3", Assert.Single(readings, r => r.Reasons.Count > 0).Field);
        Assert.Null(PrintCheck.OfPage(readings, "A form", "01/2025"));
    }

    private static Reading Bare(int number) => new() { Field = $"field{number}", Kind = "text", Page = 1, Box = new Model.PageBox(0, 0, 1, 1), Evidence = new Evidence() };

    private static BinaryImage Fax(string form, int page) => Drawn.Fax(Shipped.Forms.Find(form)!.Pages[page - 1], 0.4, 6, 20);

    private static List<Reading> Differing(BinaryImage fax)
    {
        using var engines = new EngineSet([new Silent()]);
        var found = new FormPages(Identifier, new PageReader(new FieldKinds(TimeProvider.System)), engines).Read(fax, 1);
        return [.. found!.Value.Readings.Where(r => r.Reasons.Any(reason => reason.Code == PrintCheck.FieldCode))];
    }

    private sealed class Silent : IOcrEngine
    {
        public string Name => "silent";

        public string Version => "1";

        public LineReading ReadLine(BinaryImage crop) => new("", new RawScore(0), null);

        public void Dispose()
        {
        }
    }
}
