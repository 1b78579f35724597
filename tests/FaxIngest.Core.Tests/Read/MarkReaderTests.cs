namespace FaxIngest.Read;

public sealed class MarkReaderTests
{
    /// <summary>Ways to mark a box: strokes as shares of it.</summary>
    private static readonly Dictionary<string, (double X0, double Y0, double X1, double Y1, int Thickness)[]> Pens = new()
    {
        ["cross"] = [(0.1, 0.1, 0.9, 0.9, 3), (0.1, 0.9, 0.9, 0.1, 3)],
        ["tick"] = [(0.1, 0.5, 0.4, 0.9, 3), (0.4, 0.9, 1.3, -0.3, 3)],
        ["slash"] = [(0, 1, 1, 0, 3)],
        ["fill"] = [(0.5, 0.5, 0.501, 0.5, 20)],
        ["dot"] = [(0.5, 0.5, 0.501, 0.5, 13)],
        ["thin cross"] = [(0.1, 0.1, 0.9, 0.9, 2), (0.1, 0.9, 0.9, 0.1, 2)],
    };

    public static TheoryData<string, string, string, string> EveryPenOnEveryBox()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var pen in Pens.Keys)
        {
            data.Add(pen, "alliance-ecm-referral", "services", "ecm"); // square
            data.Add(pen, "alliance-cs-housing", "services", "housing-deposits"); // circle
            data.Add(pen, "alliance-cs-eaa", "eaa.modifications", "ramp"); // brackets
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryPenOnEveryBox))]
    public void A_marked_box_is_on_and_the_others_are_off(string pen, string id, string field, string value)
    {
        var form = new FilledForm(id);
        foreach (var (x0, y0, x1, y1, thickness) in Pens[pen]) form.Stroke(form.Option(field, value).Box, x0, y0, x1, y1, thickness);

        var reading = form.Marks(field);

        Assert.Equal([value], reading.Value?.Set);
        Assert.All(reading.Boxes, box => Assert.Equal(box.Value == value ? BoxState.On : BoxState.Off, box.State));
        Assert.Empty(reading.Reasons);
        Assert.False(reading.Blank);
    }

    [Theory]
    [InlineData("alliance-ecm-referral", 1, "services")]
    [InlineData("alliance-ecm-referral", 2, "populationsOfFocus")]
    [InlineData("alliance-cs-housing", 1, "housing.status")]
    [InlineData("alliance-cs-eaa", 1, "home.tenure")]
    [InlineData("alliance-tar", 1, "tar.requestType")]
    public void Boxes_without_a_mark_are_blank(string id, int page, string field)
    {
        var form = new FilledForm(id, page);
        Drawn.Speckle(form.Fax, 600, seed: 11);

        var reading = form.Marks(field);

        Assert.True(reading.Blank);
        Assert.Null(reading.Value);
        Assert.True(reading.Evidence.InkMargin > 0.4);
    }

    [Fact]
    public void Several_marks_make_a_set()
    {
        var form = new FilledForm("alliance-ecm-referral", 2);
        foreach (var value in new[] { "smi-sud", "birth-equity", "homelessness" }) form.Stroke(form.Option("populationsOfFocus", value).Box, 0.1, 0.1, 0.9, 0.9).Stroke(form.Option("populationsOfFocus", value).Box, 0.1, 0.9, 0.9, 0.1);

        Assert.Equal(["birth-equity", "homelessness", "smi-sud"], form.Marks("populationsOfFocus").Value?.Set);
    }

    [Fact]
    public void Two_marks_where_one_is_asked_for_go_to_a_person()
    {
        var form = new FilledForm("alliance-ecm-disenrollment");
        foreach (var value in new[] { "moved", "declined" }) form.Stroke(form.Option("disenrollment.reason", value).Box, 0.1, 0.1, 0.9, 0.9, 4);

        Assert.Equal("group-two-ticked", Assert.Single(form.Marks("disenrollment.reason").Reasons).Code);
    }

    [Fact]
    public void Yes_and_no_are_a_flag()
    {
        var yes = new FilledForm("alliance-cs-housing");
        yes.Stroke(yes.Option("housing.priorDeposit", "true").Box, 0.1, 0.1, 0.9, 0.9, 4);
        var no = new FilledForm("alliance-cs-housing");
        no.Stroke(no.Option("housing.priorDeposit", "false").Box, 0.1, 0.1, 0.9, 0.9, 4);

        Assert.Equal((true, false), (yes.Marks("housing.priorDeposit").Value?.Flag, no.Marks("housing.priorDeposit").Value?.Flag));
    }

    [Fact]
    public void A_punch_hole_over_a_box_is_no_mark()
    {
        var form = new FilledForm("alliance-ecm-referral", 2);
        form.Stroke(form.Option("populationsOfFocus", "homelessness").Box, 0.1, 0.5, 0.101, 0.5, thickness: 56);

        var reading = form.Marks("populationsOfFocus");

        Assert.Equal("unsure-box", Assert.Single(reading.Reasons).Code);
        Assert.DoesNotContain("homelessness", reading.Value?.Set ?? []);
    }

    [Fact]
    public void A_gray_hole_over_a_box_is_no_ring_round_it()
    {
        var form = new FilledForm("alliance-tar");
        var box = form.Option("tar.requestType", "initial").Box;
        for (var y = -0.5; y < 1.6; y += 0.04)
            for (var x = -0.9; x < 1.2; x += 0.04)
                if ((x - 0.15) * (x - 0.15) + (y - 0.55) * (y - 0.55) < 1 && (int)Math.Round(x * 25) % 4 < 2 == (int)Math.Round(y * 25) % 4 < 2) form.Stroke(box, x, y, x, y, 1);

        Assert.NotEqual(BoxState.On, form.Marks("tar.requestType").Boxes.Single(b => b.Value == "initial").State);
    }

    [Fact]
    public void A_tick_beside_a_punch_hole_is_a_mark_as_far_as_it_is_seen()
    {
        var form = new FilledForm("alliance-ecm-referral", 2);
        var box = form.Option("populationsOfFocus", "homelessness").Box;
        form.Stroke(box, -0.5, 0.7, -0.499, 0.7, thickness: 50);

        Assert.Equal(BoxState.Unsure, form.Marks("populationsOfFocus").Boxes.Single(b => b.Value == "homelessness").State);

        form.Stroke(box, 0.2, 0.5, 0.4, 0.9, 4).Stroke(box, 0.4, 0.9, 1.3, -0.4, 4);
        var reading = form.Marks("populationsOfFocus");

        Assert.Equal(["homelessness"], reading.Value?.Set);
        Assert.Empty(reading.Reasons);
    }

    [Fact]
    public void A_tick_that_leaves_little_in_its_box_is_a_mark()
    {
        var form = new FilledForm("alliance-tar");
        form.Stroke(form.Option("referral.urgency", "routine").Box, 0.55, 0.75, 0.78, 0.98, 4).Stroke(form.Option("referral.urgency", "routine").Box, 0.78, 0.98, 1.7, -0.5, 4);

        var reading = form.Marks("referral.urgency");

        Assert.InRange(reading.Boxes.Single(b => b.Value == "routine").Ink, 0.036, 0.084);
        Assert.Equal("routine", reading.Value?.Text);
        Assert.Empty(reading.Reasons);
    }

    [Fact]
    public void A_streak_through_a_column_of_boxes_is_no_mark()
    {
        var form = new FilledForm("alliance-ecm-referral", 2);
        var box = form.Option("populationsOfFocus", "smi-sud").Box;
        var (u, _) = Drawn.Place(Shipped.Forms.Find("alliance-ecm-referral")!.Pages[1], (box.Left + box.Right) / 2 * 1734, box.Top * 2156, 0.6, 8, 30);
        Drawn.Fill(form.Fax, (int)u, 0, 3, form.Fax.Height);

        var reading = form.Marks("populationsOfFocus");

        Assert.True(reading.Blank || reading.Reasons.Count > 0, reading.Engines[0].Text);
    }

    [Fact]
    public void A_torn_line_through_a_box_is_no_mark()
    {
        var form = new FilledForm("alliance-cs-eaa");
        form.Stroke(form.Option("eaa.modifications", "ramp").Box, -0.6, 0.5, 1.8, 0.5, 4);

        var reading = form.Marks("eaa.modifications");

        Assert.Equal("unsure-box", Assert.Single(reading.Reasons).Code);
        Assert.DoesNotContain("ramp", reading.Value?.Set ?? []);
    }

    [Fact]
    public void A_box_that_is_as_dusty_as_the_paper_around_it_is_unsure_and_a_mark_in_it_is_one()
    {
        var form = new FilledForm("alliance-ecm-referral");
        var box = form.Option("services", "ecm").Box;
        var random = new Random(5);
        for (var i = 0; i < 900; i++)
        {
            double x = random.NextDouble() * 5 - 2, y = random.NextDouble() * 5 - 2;
            form.Stroke(box, x, y, x + 0.03, y, 2);
        }

        Assert.Equal("unsure-box", Assert.Single(form.Marks("services").Reasons).Code);

        form.Stroke(box, 0.1, 0.1, 0.9, 0.9, 4).Stroke(box, 0.1, 0.9, 0.9, 0.1, 4);

        Assert.Equal(["ecm"], form.Marks("services").Value?.Set);
    }

    [Fact]
    public void A_speck_that_has_the_ink_of_a_mark_is_unsure()
    {
        var form = new FilledForm("alliance-cs-meals");
        form.Stroke(form.Option("meals.conditions", "heart-failure").Box, 0.4, 0.6, 0.401, 0.6, 6);

        var reading = form.Marks("meals.conditions");

        Assert.True(reading.Boxes.Single(b => b.Value == "heart-failure").Ink >= 0.085);
        Assert.Equal(BoxState.Unsure, reading.Boxes.Single(b => b.Value == "heart-failure").State);
    }

    [Theory]
    [InlineData("alliance-ecm-referral", "services", "ecm")]
    [InlineData("alliance-cs-meals", "meals.conditions", "heart-failure")]
    [InlineData("alliance-cs-eaa", "eaa.modifications", "bathroom")]
    public void A_line_that_comes_from_elsewhere_and_goes_on_is_no_mark(string id, string field, string option)
    {
        var form = new FilledForm(id);
        form.Stroke(form.Option(field, option).Box, -4, 3.4, 3, -1.2, 7);

        Assert.Equal(BoxState.Unsure, form.Marks(field).Boxes.Single(b => b.Value == option).State);
    }

    [Fact]
    public void A_dash_of_a_torn_line_that_ends_in_a_box_is_unsure()
    {
        var form = new FilledForm("alliance-cs-meals");
        form.Stroke(form.Option("meals.conditions", "heart-failure").Box, 0.45, 0.5, 2.2, 0.5, 5);

        Assert.Equal(BoxState.Unsure, form.Marks("meals.conditions").Boxes.Single(b => b.Value == "heart-failure").State);
    }

    [Fact]
    public void A_faint_touch_is_unsure()
    {
        var form = new FilledForm("alliance-ecm-referral");
        form.Stroke(form.Option("services", "ecm").Box, 0.5, 0.5, 0.501, 0.5, 3);

        Assert.Equal("unsure-box", Assert.Single(form.Marks("services").Reasons).Code);
    }

    [Theory]
    [InlineData("alliance-cs-housing", "housing.status")]
    [InlineData("alliance-tar", "tar.requestType")]
    public void An_empty_box_beside_a_punch_hole_is_off_where_another_is_marked(string id, string field)
    {
        var form = new FilledForm(id);
        var options = Shipped.Forms.Find(id)!.Pages[0].Zones.Single(z => z.Field == field).Options;
        form.Stroke(options[0].Box, -1.1, 0.5, -1.099, 0.5, thickness: 44);

        Assert.Equal(BoxState.Unsure, form.Marks(field).Boxes[0].State);

        form.Stroke(options[1].Box, 0.1, 0.1, 0.9, 0.9).Stroke(options[1].Box, 0.1, 0.9, 0.9, 0.1);
        var reading = form.Marks(field);

        Assert.Equal([BoxState.Off, BoxState.On], reading.Boxes.Take(2).Select(b => b.State));
        Assert.Empty(reading.Reasons);
    }

    /// <summary>Rings, as shares of a box: round the box itself, round the first word of its label, round both; the label starts 1.7 boxes from the left.</summary>
    private static readonly Dictionary<string, (double Left, double Top, double Right, double Bottom)> Rings = new()
    {
        ["box"] = (-0.45, -0.4, 1.45, 1.4),
        ["label"] = (1.3, -0.3, 5.6, 1.25),
        ["box and label"] = (-0.6, -0.35, 5.8, 1.35),
    };

    public static TheoryData<string, string, string, string> EveryRingOnEveryBox()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var ring in Rings.Keys)
        {
            data.Add(ring, "alliance-ecm-referral", "services", "ecm"); // square
            data.Add(ring, "alliance-cs-housing", "services", "housing-deposits"); // circle
            data.Add(ring, "alliance-cs-eaa", "eaa.modifications", "grab-bars"); // brackets
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryRingOnEveryBox))]
    public void A_ring_round_a_box_or_its_label_marks_it(string ring, string id, string field, string value)
    {
        var form = new FilledForm(id);
        Draw(form, field, value, Rings[ring]);

        var reading = form.Marks(field);

        Assert.Equal([value], reading.Value?.Set);
        Assert.DoesNotContain(reading.Boxes, box => box.Value != value && box.State == BoxState.On);
    }

    [Theory]
    [InlineData(0.94, BoxState.On)]
    [InlineData(0.4, BoxState.Off)]
    public void A_ring_is_one_when_it_comes_round(double part, BoxState state)
    {
        var form = new FilledForm("alliance-ecm-referral");
        Draw(form, "services", "ecm", Rings["label"], part);

        Assert.Equal(state, form.Marks("services").Boxes.Single(b => b.Value == "ecm").State);
    }

    [Fact]
    public void A_ring_marks_nothing_between_it_and_the_next_ring()
    {
        var form = new FilledForm("alliance-cs-housing");
        Draw(form, "services", "housing-transition-navigation", Rings["label"]);
        Draw(form, "services", "housing-tenancy-sustaining", Rings["label"]);

        Assert.Equal(["housing-tenancy-sustaining", "housing-transition-navigation"], form.Marks("services").Value?.Set);
    }

    [Fact]
    public void A_ring_that_runs_through_the_next_box_does_not_mark_that()
    {
        var form = new FilledForm("alliance-ecm-disenrollment");
        Draw(form, "disenrollment.reason", "declined", (-0.5, -0.9, 1.5, 1.2), thickness: 6);

        Assert.DoesNotContain(form.Marks("disenrollment.reason").Boxes, b => b.Value != "declined" && b.State == BoxState.On);
    }

    [Fact]
    public void A_cup_s_ring_across_boxes_is_no_mark()
    {
        var form = new FilledForm("alliance-ecm-referral", 2);
        Draw(form, "populationsOfFocus", "justice-involved", (1.6, -9, 23, 13), thickness: 5);

        Assert.DoesNotContain(form.Marks("populationsOfFocus").Boxes, b => b.State == BoxState.On);
    }

    [Fact]
    public void A_mark_that_missed_its_box_is_unsure()
    {
        var form = new FilledForm("alliance-ecm-referral");
        var box = form.Option("services", "ecm").Box;
        form.Stroke(box, -0.4, -0.4, 0.2, 0.2).Stroke(box, -0.4, 0.2, 0.2, -0.4);

        var reading = form.Marks("services");

        Assert.Equal("unsure-box", Assert.Single(reading.Reasons).Code);
        Assert.Equal(BoxState.Unsure, reading.Boxes.Single(b => b.Value == "ecm").State);
    }

    /// <summary>A pen's way round a rectangle that is given as shares of a box, or a part of it from the upper left on.</summary>
    private static void Draw(FilledForm form, string field, string value, (double Left, double Top, double Right, double Bottom) round, double part = 1, int thickness = 3)
    {
        const int strokes = 60;
        var box = form.Option(field, value).Box;
        (double X, double Y) At(int i)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * (part * i / strokes - 0.35));
            return ((round.Left + round.Right + cos * (round.Right - round.Left)) / 2, (round.Top + round.Bottom + sin * (round.Bottom - round.Top)) / 2);
        }

        for (var i = 0; i < strokes; i++) form.Stroke(box, At(i).X, At(i).Y, At(i + 1).X, At(i + 1).Y, thickness);
    }
}
