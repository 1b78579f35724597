using FaxIngest.Identify;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Tests.Read;

/// <summary>What engines read where a form prints the date of its revision: only another date, legible and told by more than one look, says something.</summary>
public sealed class RevisionCheckTests
{
    private const string Form = "alliance-ecm-referral";
    private static readonly FormIdentifier Identifier = new(Shipped.Forms);
    private static readonly FieldKinds Kinds = new(TimeProvider.System);

    [Theory]
    [InlineData("another month", "01/2026", "07/2026")]
    [InlineData("another year", "01/2026", "01/2025")]
    [InlineData("both", "10/2025", "03/2027")]
    [InlineData("written in another way", "1-15-24", "2-15-24")]
    public void Another_revision_is_told_in_the_words_of_the_form(string what, string known, string printed) =>
        Assert.True(RevisionCheck.Other(known, Looks(printed, printed, printed)) == printed, what);

    [Fact]
    public void The_slash_need_not_come_through() => Assert.Equal("07/2026", RevisionCheck.Other("01/2026", Looks("07 2026", "072026", "07 2026")));

    [Theory]
    [InlineData("the same date", "01/2026", "01/2026", "01/2026")]
    [InlineData("nothing at all", "", "", "")]
    [InlineData("no date", "page 1 of 2", "page 1 of 2", "page 1 of 2")]
    [InlineData("crumbs", "{V}3o{2}3", "{V}ao", "Vx")]
    [InlineData("one digit in doubt", "0{71}/2026", "0{71}/2026", "0{71}/2026")]
    [InlineData("looks that differ", "07/2026", "01/2026", "01/2026")]
    [InlineData("engines that differ", "07/2026", "07/2026", "01/2026")]
    [InlineData("no month", "31/2026", "31/2026", "31/2026")]
    [InlineData("no year of a form", "01/1926", "01/1926", "01/1926")]
    public void What_is_no_other_date_says_nothing(string what, string first, string again, string second) =>
        Assert.True(RevisionCheck.Other("01/2026", Looks(first, again, second)) is null, what);

    [Fact]
    public void One_look_alone_is_not_believed() => Assert.Null(RevisionCheck.Other("01/2026", [Lattices.Line("own", "07/2026", 0.9999)]));

    [Theory]
    [InlineData("01/2026", 1, "the known date: nothing to ask about")]
    [InlineData("07/2026", 3, "another: the first engine's two looks and the second engine")]
    public void No_more_is_read_than_is_needed(string printed, int expected, string why)
    {
        int taken = 0;
        RevisionCheck.Other("01/2026", Looks(printed, printed, printed, printed).Select(look =>
        {
            taken++;
            return look;
        }));
        Assert.True(expected == taken, why);
    }

    [Fact]
    public void The_date_is_cut_where_the_template_has_it_and_nothing_else()
    {
        var page = Shipped.Forms.Find(Form)!.Pages[0];
        var engine = new Saying("07/2026");

        Match(Drawn.Fax(page, 0.4, 6, -14), engine);

        var (print, box) = (page.Prints[0], page.RevisionBox!.Value);
        int ink = 0;
        for (var y = (int)(box.Top * print.Height); y < box.Bottom * print.Height; y++)
            for (var x = (int)(box.Left * print.Width); x < box.Right * print.Width; x++) ink += print[x, y] ? 1 : 0;
        Assert.InRange(engine.Seen!.Ink.Sum(v => v), 0.85 * ink, 1.15 * ink);
        Assert.InRange(engine.Seen.Width, 0.85 * box.Width * print.Width, box.Width * print.Width + 12);
    }

    [Fact]
    public void A_page_of_another_revision_names_both_dates()
    {
        var match = Match(Drawn.Fax(Shipped.Forms.Find(Form)!.Pages[0], 0.4, 6, -14), new Saying("07/2026"));

        var reason = RevisionCheck.OfPage(match);

        Assert.Equal("unknown-revision", reason?.Code);
        Assert.StartsWith("The footer says Rev. 07/2026; the known form is Rev. 01/2026: ", reason!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_footer_that_is_cut_off_is_not_read()
    {
        var fax = Drawn.Fax(Shipped.Forms.Find(Form)!.Pages[0], 0, 0, 0);
        Array.Clear(fax.Ink, 2040 * fax.Width, fax.Ink.Length - 2040 * fax.Width);
        var engine = new Saying("07/2026");

        Assert.Null(RevisionCheck.OfPage(Match(fax, engine)));
        Assert.Null(engine.Seen);
    }

    [Fact]
    public void A_template_that_does_not_know_where_its_date_stands_asks_nobody()
    {
        var form = Shipped.Forms.Find(Form)!;
        var match = Identifier.Identify(Drawn.Fax(form.Pages[0]))!;
        using var engines = new EngineSet([new Saying("07/2026")]);

        Assert.Null(RevisionCheck.Other(match with { Page = match.Page with { RevisionBox = null } }, new PrintLayer(match.Page), engines));
    }

    [Fact]
    public void Every_form_that_ships_knows_where_its_date_stands() =>
        Assert.All(Shipped.Forms.Templates.SelectMany(t => t.Pages), page => Assert.NotNull(page.RevisionBox));

    private static IEnumerable<EngineLine> Looks(string first, string again, params string[] others) =>
        [Lattices.Line("own", first, 0.9999), Lattices.Line("own", again, 0.9999), .. others.Select((text, i) => Lattices.Line($"other{i}", text, 0.9999))];

    private static FormMatch Match(BinaryImage fax, Saying engine)
    {
        using var engines = new EngineSet([engine]);
        return new FormPages(Identifier, new PageReader(Kinds), engines).Read(fax, 1)!.Value.Match;
    }

    /// <summary>Says one text of whatever it is shown, and remembers what it was shown first.</summary>
    private sealed class Saying(string text) : IOcrEngine
    {
        public BinaryImage? Seen { get; private set; }

        public string Name => "own";

        public string Version => "1";

        public LineReading ReadLine(BinaryImage crop)
        {
            Seen ??= crop;
            return Lattices.Line(Name, text, 0.9999).Reading;
        }

        public LineReading? LookAgain(BinaryImage crop, int look) => look == 1 ? ReadLine(crop) : null;

        public void Dispose()
        {
        }
    }
}
