using FaxIngest.Forms;
using FaxIngest.Recognize;

namespace FaxIngest.Identify;

public sealed class FormIdentifierTests
{
    private static readonly FormIdentifier Identifier = new(Shipped.Forms);

    public static TheoryData<string, int, int> EveryPageInEveryTypeface()
    {
        var data = new TheoryData<string, int, int>();
        foreach (var form in Shipped.Forms.Templates)
            foreach (var page in form.Pages)
                for (var typeface = 0; typeface < page.Prints.Count; typeface++) data.Add(form.Id, page.Number, typeface);
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryPageInEveryTypeface))]
    public void Every_form_page_is_found_askew_and_dirty(string id, int number, int typeface)
    {
        var page = Shipped.Forms.Find(id)!.Pages[number - 1];
        var fax = Drawn.Fax(page, degrees: 0.8, shiftX: -10, shiftY: 30, typeface: typeface);
        Drawn.Speckle(fax, 400, seed: number);

        var match = Identifier.Identify(fax);

        Assert.NotNull(match);
        Assert.Equal((id, number, 0), (match.Template.Id, match.Page.Number, match.Rotation));
        Assert.True(match.Score > 0.8 && match.Margin > 0.15, $"score {match.Score:F2}, margin {match.Margin:F2}");
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public void A_turned_page_is_found_and_said_how_to_turn_back(int rotation)
    {
        var page = Shipped.Forms.Find("alliance-cs-housing")!.Pages[0];
        var turned = Turning.Turn(Drawn.Fax(page), (360 - rotation) % 360);

        var match = Identifier.Identify(turned);

        Assert.NotNull(match);
        Assert.Equal(("alliance-cs-housing", rotation), (match.Template.Id, match.Rotation));
    }

    [Fact]
    public void Punch_holes_and_a_dark_edge_hide_no_form()
    {
        var fax = Drawn.Fax(Shipped.Forms.Find("alliance-ecm-referral")!.Pages[1], degrees: -0.5);
        Drawn.Fill(fax, 0, 0, 24, fax.Height);
        foreach (var y in new[] { 260, 1090, 1930 }) Drawn.Fill(fax, 40, y, 60, 60);

        Assert.Equal(2, Identifier.Identify(fax)?.Page.Number);
    }

    [Theory]
    [InlineData("alliance-ecm-referral", 1.4)]
    [InlineData("alliance-cs-pchs-respite", -1.1)]
    [InlineData("alliance-tar", 0.9)]
    public void A_form_under_dust_shade_and_torn_lines_is_found_and_laid_where_it_stands(string id, double degrees)
    {
        var page = Shipped.Forms.Find(id)!.Pages[0];
        var fax = Drawn.Fax(page, degrees, shiftX: 6, shiftY: 24);
        var random = new Random(11);
        for (var y = 0; y < fax.Height; y++)
            for (var x = 0; x < fax.Width; x++)
                if (random.Next(100) < 8 + 16 * (fax.Width - x) / fax.Width) fax.Ink[y * fax.Width + x] = 1;
        for (var torn = 0; torn < 60; torn++) Drawn.Fill(fax, random.Next(fax.Width / 2), random.Next(fax.Height), random.Next(200, 900), 2);

        var match = Identifier.Identify(fax);

        Assert.Equal(id, match?.Template.Id);
        var (u, v) = match!.Registration.Map(page.Width / 2.0, page.Height / 3.0);
        var (wantU, wantV) = Drawn.Place(page, page.Width / 2.0, page.Height / 3.0, degrees, 6, 24);
        Assert.True(Math.Abs(u - wantU) < 4 && Math.Abs(v - wantV) < 4, $"{u - wantU:F1}, {v - wantV:F1} pixels off");
    }

    /// <summary>Its list fits as well a line further down; a wedge of the scanner's lid has a profile too.</summary>
    [Theory]
    [InlineData("alliance-ecm-referral", 2, 0.955)]
    [InlineData("alliance-ecm-referral", 2, 1.045)]
    [InlineData("alliance-ecm-disenrollment", 1, 0.955)]
    [InlineData("alliance-ecm-disenrollment", 1, 1.045)]
    public void A_dusty_page_that_the_feeder_made_longer_or_shorter_is_found_where_it_stands(string id, int number, double stretch)
    {
        var page = Shipped.Forms.Find(id)!.Pages[number - 1];
        var even = Drawn.Fax(page, degrees: 1.2);
        var fax = new BinaryImage(even.Width, even.Height);
        for (var y = 0; y < fax.Height && y / stretch < even.Height; y++) even.Row((int)(y / stretch)).CopyTo(fax.Row(y));
        for (var x = 0; x < 60; x++) Drawn.Fill(fax, fax.Width - 1 - x, 100 + 30 * x, 1, fax.Height);
        Drawn.Speckle(fax, 100_000, seed: 12);

        var match = Identifier.Identify(fax);

        Assert.Equal((id, number), (match?.Template.Id, match?.Page.Number));
        var (u, v) = match!.Registration.Map(page.Width / 2.0, page.Height / 3.0);
        var (wantU, wantV) = Drawn.Place(page, page.Width / 2.0, page.Height / 3.0, 1.2, 0, 0);
        Assert.True(Math.Abs(u - wantU) < 4 && Math.Abs(v - wantV * stretch) < 4, $"{u - wantU:F1}, {v - wantV * stretch:F1} pixels off");
    }

    [Fact]
    public void A_blank_sheet_that_a_person_says_is_a_form_is_none() => Assert.Null(Identifier.Identify(new BinaryImage(1728, 2184), "ecm-referral"));

    [Fact]
    public void A_sheet_that_is_no_form_is_none_under_dust_either()
    {
        var letter = Letter(seed: 8);
        Drawn.Speckle(letter, 300_000, seed: 8);

        Assert.Null(Identifier.Identify(letter));
    }

    [Fact]
    public void A_sheet_that_is_no_form_is_none()
    {
        Assert.Null(Identifier.Identify(Letter(seed: 7)));
    }

    [Fact]
    public void A_tiny_sheet_is_no_form() => Assert.Null(Identifier.Identify(new BinaryImage(3, 2)));

    [Fact]
    public void Without_templates_nothing_is_found() => Assert.Null(new FormIdentifier(new FormCatalog([])).Identify(new BinaryImage(1728, 2184)));

    private static BinaryImage Letter(int seed)
    {
        var letter = new BinaryImage(1728, 2184);
        var random = new Random(seed);
        for (var line = 0; line < 40; line++)
            for (var x = 200; x < 1400; x += 14)
                if (random.Next(6) > 0) Drawn.Stroke(letter, x, 200 + line * 44, x + random.Next(8), 200 + line * 44 + 20);
        return letter;
    }
}
