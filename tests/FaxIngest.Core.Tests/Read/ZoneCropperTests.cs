using FaxIngest.Forms;
using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Read;

public sealed class ZoneCropperTests
{
    public static TheoryData<string, int> EveryForm()
    {
        var data = new TheoryData<string, int>();
        foreach (var form in Shipped.Forms.Templates)
            foreach (var page in form.Pages) data.Add(form.Id, page.Number);
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public void Nothing_is_written_on_a_blank_form(string id, int number)
    {
        var blank = new FilledForm(id, number);
        Drawn.Speckle(blank.Fax, 200, seed: 5);
        foreach (var zone in Shipped.Forms.Find(id)!.Pages[number - 1].Zones.Where(z => z.Style is ZoneStyle.Line or ZoneStyle.Comb or ZoneStyle.Prose))
            Assert.True(blank.Cut(zone.Field).Crop.Blank, zone.Field);
    }

    [Theory]
    [InlineData("alliance-ecm-referral", "member.lastName")]
    [InlineData("alliance-cs-eaa", "member.lastName")]
    [InlineData("alliance-cs-meals", "referrer.email")]
    [InlineData("alliance-cs-pchs-respite", "member.county")]
    [InlineData("alliance-tar", "lines[0].procedureCode")]
    public void Writing_is_kept_and_the_print_around_it_goes(string id, string field)
    {
        var crop = new FilledForm(id).Write(field, 4).Cut(field).Crop;

        Assert.False(crop.Blank);
        Assert.Equal(4, Components.Of(crop.Entry).All.Count(p => p.Height >= 20));
        Assert.InRange(crop.InkHeight, 22, 30);
        // Nothing but the four letters: each is 2 strokes of 25 by 3 pixels and a bar.
        Assert.InRange(crop.Entry.Ink.Sum(v => v), 4 * 140, 4 * 260);
    }

    [Theory]
    [InlineData("alliance-ecm-referral", "member.lastName")]
    [InlineData("alliance-cs-meals", "member.firstName")]
    [InlineData("alliance-tar", "lines[0].procedureCode")]
    public void What_hardly_came_through_is_no_blank_and_is_kept_whole(string id, string field)
    {
        // One pixel of five: no piece of it is writing by itself.
        var crop = new FilledForm(id).WriteFaint(field, 5, oneIn: 5, seed: 3).Cut(field).Crop;

        Assert.False(crop.Blank);
        Assert.InRange(crop.Entry.Ink.Sum(v => v), 5 * 140 / 5 * 0.7, 5 * 260 / 5 * 1.3);
    }

    [Fact]
    public void A_faint_entry_on_a_dusty_page_is_cut_as_close_as_one_that_came_through()
    {
        var form = new FilledForm("alliance-ecm-referral").WriteFaint("member.lastName", 5, oneIn: 2, seed: 3);
        Drawn.Speckle(form.Fax, 6000, seed: 5);
        var entry = Components.Of(form.Cut("member.lastName").Crop.Entry).All;

        // Letters are 14 by 24 pixels, every 21.
        Assert.InRange(entry.Max(p => p.Right) - entry.Min(p => p.Left), 5 * 21 - 14, 5 * 21 + 2 * 30);
        Assert.InRange(entry.Max(p => p.Bottom) - entry.Min(p => p.Top), 20, 24 + 2 * 12);
    }

    [Fact]
    public void A_page_peppered_all_over_has_its_blanks_and_is_less_sure_of_them()
    {
        var (clean, peppered) = (new FilledForm("alliance-ecm-referral"), new FilledForm("alliance-ecm-referral"));
        Drawn.Speckle(peppered.Fax, 40_000, seed: 7);

        foreach (string field in (string[])["member.lastName", "member.cin", "guardian.name"])
        {
            var (sure, doubtful) = (clean.Cut(field).Crop, peppered.Cut(field).Crop);
            Assert.True(sure.Blank && doubtful.Blank, field);
            Assert.True(doubtful.Emptiness < sure.Emptiness, field);
        }
    }

    [Fact]
    public void Writing_on_the_rule_keeps_its_feet()
    {
        // The letters of an underlined entry stand on the line.
        var crop = new FilledForm("alliance-cs-eaa").Write("member.lastName", 3, bottom: 0.98).Cut("member.lastName").Crop;

        var letters = Components.Of(crop.Entry).All.Where(p => p.Height >= 18).ToList();
        Assert.Equal(3, letters.Count);
        Assert.All(letters, l => Assert.InRange(l.Height, 20, 32));
    }

    [Fact]
    public void A_letter_that_touches_a_label_whose_letters_ran_together_stays()
    {
        var form = new FilledForm("alliance-ecm-referral");
        var page = Shipped.Forms.Find("alliance-ecm-referral")!.Pages[0];
        var box = form.Zone("member.lastName").Box;
        // The print of the label over the zone.
        var lettering = new PrintLayer(page);
        int left = (int)(box.Left * page.Width), top = (int)(box.Top * page.Height) - 30;
        var label = Enumerable.Range(top, 60).SelectMany(y => Enumerable.Range(left, 220).Where(x => lettering.Has(x, y, PrintPart.Lettering)).Select(x => (X: x, Y: y))).ToList();
        double Across(double x) => (x - box.Left * page.Width) / (box.Width * page.Width);
        double Down(double y) => (y - box.Top * page.Height) / (box.Height * page.Height);
        var middle = (label.Min(p => p.Y) + label.Max(p => p.Y)) / 2.0;
        form.Stroke(box, Across(label.Min(p => p.X)), Down(middle), Across(label.Max(p => p.X)), Down(middle), 7);
        form.Stroke(box, 0.1, Down(middle), 0.1, 0.9).Stroke(box, 0.1, 0.9, 0.14, 0.9);

        var crop = form.Cut("member.lastName").Crop;

        Assert.False(crop.Blank);
        Assert.Contains(Components.Of(crop.Entry).All, p => p.Height >= 18);
        Assert.DoesNotContain(Components.Of(crop.Entry).All, p => p.Width > 60);
    }

    [Fact]
    public void The_neighbor_s_writing_stays_out()
    {
        var form = new FilledForm("alliance-ecm-referral").Write("member.firstName", 5).Write("member.cin", 5);

        Assert.True(form.Cut("member.lastName").Crop.Blank);
        Assert.True(form.Cut("member.middleInitial").Crop.Blank);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    public void A_streak_down_the_page_is_no_writing_and_is_said(int thickness)
    {
        var form = new FilledForm("alliance-ecm-referral");
        var zone = form.Zone("member.lastName");
        var x = (int)((zone.Box.Left + zone.Box.Right) / 2 * 1734);
        Drawn.Fill(form.Fax, x, 0, thickness, form.Fax.Height);

        var crop = form.Cut("member.lastName").Crop;

        Assert.True(crop.Blank);
        Assert.True(crop.DamagedLines > 0.5);
    }

    [Fact]
    public void A_pale_streak_comes_through_as_dots_and_goes_too()
    {
        var form = new FilledForm("alliance-ecm-referral");
        var zone = form.Zone("member.lastName");
        var x = (int)((zone.Box.Left + zone.Box.Right) / 2 * 1734);
        for (var y = 0; y < form.Fax.Height; y++) Drawn.Fill(form.Fax, x + y % 5 / 2, y, 1, 1);

        var crop = form.Cut("member.lastName").Crop;

        Assert.True(crop.Blank);
        Assert.True(crop.DamagedLines > 0.5);
    }

    [Fact]
    public void A_letter_that_a_streak_runs_through_stays_in_one_piece()
    {
        var form = new FilledForm("alliance-ecm-referral").Write("member.lastName", 4);
        Streak(form, "member.lastName", 0.03 + 7 / Width(form, "member.lastName"), 3); // through the bar of the first H, between its stems

        var crop = form.Cut("member.lastName").Crop;

        Assert.Equal(4, Components.Of(crop.Entry).All.Count(p => p.Height >= 20 && p.Width >= 12));
        Assert.True(crop.DamagedLines > 0.5);
        Assert.NotNull(crop.Streaked);
    }

    [Fact]
    public void A_streak_far_from_the_writing_covers_none_of_it()
    {
        var form = new FilledForm("alliance-ecm-referral").Write("member.lastName", 4);
        Streak(form, "member.lastName", 0.8, 3);

        var crop = form.Cut("member.lastName").Crop;

        Assert.Equal(0, crop.DamagedLines);
        Assert.Null(crop.Streaked);
    }

    [Fact]
    public void A_bar_stands_where_a_streak_covers_a_stem()
    {
        var form = new FilledForm("alliance-ecm-referral").Write("member.lastName", 4);
        Streak(form, "member.lastName", 0.03, 7); // on the left stem of the first H

        var crop = form.Cut("member.lastName").Crop;

        int added = crop.Streaked!.Ink.Sum(v => v) - crop.Entry.Ink.Sum(v => v);
        Assert.InRange(added, 7 * 18, 7 * 27);
        Assert.Equal(Trimming.ToInk(crop.Entry, 0).Height, Trimming.ToInk(crop.Streaked, 0).Height);
    }

    [Fact]
    public void A_stroke_across_the_line_takes_no_letter_away_and_is_said()
    {
        var form = new FilledForm("alliance-ecm-referral").Write("member.lastName", 5);
        var box = form.Zone("member.lastName").Box;
        form.Stroke(box, 0.03 + 50 / Width(form, "member.lastName"), -0.3, 0.03 + 62 / Width(form, "member.lastName"), 1.3, 5);

        var crop = form.Cut("member.lastName").Crop;

        // The third of the letters is there, with what the stroke has in the line.
        Assert.Contains(Components.Of(crop.Entry).All, p => p.Left < 20 + 0.03 * Width(form, "member.lastName") + 50 && p.Right > 20 + 0.03 * Width(form, "member.lastName") + 50);
        Assert.Contains(crop.Doubts, r => r.Code == "covered");
    }

    private static double Width(FilledForm form, string field) => form.Zone(field).Box.Width * 1734;

    /// <summary>A streak down the page through a place of a field's box, given as a share of its width.</summary>
    private static void Streak(FilledForm form, string field, double at, int thickness)
    {
        var page = Shipped.Forms.Find("alliance-ecm-referral")!.Pages[0];
        var box = form.Zone(field).Box;
        var (u, _) = Drawn.Place(page, (box.Left + at * box.Width) * page.Width, (box.Top + 0.6 * box.Height) * page.Height, 0.6, 8, 30);
        Drawn.Fill(form.Fax, (int)u - thickness / 2, 0, thickness, form.Fax.Height);
    }

    [Fact]
    public void A_torn_line_through_writing_leaves_the_writing()
    {
        var form = new FilledForm("alliance-ecm-referral").Write("member.lastName", 4);
        var (_, v) = Drawn.Place(Shipped.Forms.Find("alliance-ecm-referral")!.Pages[0], 300, form.Zone("member.lastName").Box.Bottom * 2156 - 20, 0.6, 8, 30);
        Drawn.Fill(form.Fax, 120, (int)v, 1500, 2);

        var crop = form.Cut("member.lastName").Crop;

        Assert.Equal(4, Components.Of(crop.Entry).All.Count(p => p.Height >= 20));
        Assert.True(crop.DamagedLines > 0);
    }

    [Fact]
    public void A_punch_hole_on_an_empty_zone_is_no_writing_and_is_said()
    {
        var form = new FilledForm("alliance-cs-meals");
        form.Stroke(form.Zone("member.lastName").Box, 0.02, 0.5, 0.021, 0.5, thickness: 50);

        var crop = form.Cut("member.lastName").Crop;

        Assert.True(crop.Blank);
        Assert.True(crop.DamagedLines > 0.3);
    }

    [Theory]
    [InlineData("alliance-ecm-referral", "member.lastName")]
    [InlineData("alliance-cs-eaa", "member.lastName")]
    public void Writing_that_reaches_the_end_of_its_box_may_go_on_beyond_it(string id, string field)
    {
        var form = new FilledForm(id).Write(field, 4);
        Assert.Empty(form.Cut(field).Crop.Doubts);

        var box = form.Zone(field).Box;
        form.Stroke(box, 0.995, 0.1, 0.995, 0.8);

        Assert.Equal("runs-over", Assert.Single(form.Cut(field).Crop.Doubts).Code);
    }

    [Theory]
    [InlineData("alliance-ecm-referral", "guardian.phone", 18)]
    [InlineData("alliance-tar", "member.phone", 18)]
    public void Writing_that_runs_over_its_box_into_blank_paper_is_cut_whole(string id, string field, int letters)
    {
        var form = new FilledForm(id).Write(field, letters);

        var (crop, registration) = form.Cut(field);

        Assert.Equal(letters, Components.Of(crop.Entry).All.Count(p => p.Height >= 20));
        Assert.Empty(crop.Doubts);
        Assert.True(crop.Box.Right > registration.Map(form.Zone(field).Box).Right);
    }

    [Fact]
    public void Writing_beside_a_box_from_which_it_does_not_come_stays_out()
    {
        var form = new FilledForm("alliance-ecm-referral").Write("guardian.phone", 4);
        var box = form.Zone("guardian.phone").Box;
        form.Stroke(box, 1.1, 0.1, 1.1, 0.9).Stroke(box, 1.14, 0.1, 1.14, 0.9);

        Assert.Equal(4, Components.Of(form.Cut("guardian.phone").Crop.Entry).All.Count(p => p.Height >= 20));
    }

    [Fact]
    public void A_black_spot_beside_writing_may_cover_a_part_of_it_and_one_far_from_it_does_not()
    {
        var near = new FilledForm("alliance-cs-meals").Write("member.lastName", 4);
        var far = new FilledForm("alliance-cs-meals").Write("member.lastName", 4);
        // The letters stand in the first quarter of the zone.
        near.Stroke(near.Zone("member.lastName").Box, 0.012, 0.6, 0.013, 0.6, thickness: 26);
        far.Stroke(far.Zone("member.lastName").Box, 0.8, 0.6, 0.81, 0.6, thickness: 26);

        Assert.Equal("covered", Assert.Single(near.Cut("member.lastName").Crop.Doubts).Code);
        Assert.Empty(far.Cut("member.lastName").Crop.Doubts);
    }
}
