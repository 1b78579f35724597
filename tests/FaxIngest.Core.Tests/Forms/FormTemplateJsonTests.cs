using FaxIngest.Recognize;

namespace FaxIngest.Forms;

public sealed class FormTemplateJsonTests
{
    private static readonly string Print = PrintCodec.Encode(BitImage.Of(new BinaryImage(16, 16)));

    private static string Json(string zones, string type = "tar", string page = "1", string width = "16") =>
        $$"""{ "id": "x", "type": "{{type}}", "title": "X", "revision": "01/2026", "pages": [ { "page": {{page}}, "width": {{width}}, "height": 16, "zones": [ {{zones}} ], "prints": [ "{{Print}}" ] } ] }""";

    private const string Line = """{ "field": "member.cin", "style": "line", "kind": "cin", "box": [0.1, 0.1, 0.5, 0.2] }""";

    private static FormTemplate Parse(string json) => FormTemplateJson.Parse(json, ["cin", "date"]);

    [Fact]
    public void A_good_template_is_taken()
    {
        var form = Parse(Json(Line));

        Assert.Equal(("x", "tar", 1), (form.Id, form.Type, form.Pages.Count));
        Assert.Equal(ZoneStyle.Line, Assert.Single(form.Zones).Style);
    }

    [Theory]
    [InlineData("the box", """{ "field": "f", "style": "line", "kind": "cin", "box": [0.5, 0.1, 0.1, 0.2] }""", "box must be")]
    [InlineData("no box", """{ "field": "f", "style": "line", "kind": "cin" }""", "box must be")]
    [InlineData("an unknown kind", """{ "field": "f", "style": "line", "kind": "shoe-size", "box": [0, 0, 1, 1] }""", "kind 'shoe-size'")]
    [InlineData("a kind of marks on a line", """{ "field": "f", "style": "line", "kind": "set", "box": [0, 0, 1, 1] }""", "kind 'set'")]
    [InlineData("an unknown style", """{ "field": "f", "style": "scribble", "kind": "cin", "box": [0, 0, 1, 1] }""", "style 'scribble'")]
    [InlineData("a comb without cells", """{ "field": "f", "style": "comb", "kind": "cin", "box": [0, 0, 1, 1] }""", "a comb needs cells")]
    [InlineData("marks without options", """{ "field": "f", "style": "marks", "kind": "set" }""", "marks need options")]
    [InlineData("yes and no of other names", """{ "field": "f", "style": "marks", "kind": "yes-no", "options": [ { "value": "yes", "label": "Yes", "box": [0, 0, 1, 1] } ] }""", "yes-no options")]
    [InlineData("a property that does not exist", """{ "field": "f", "style": "line", "kind": "cin", "box": [0, 0, 1, 1], "colour": "red" }""", "colour")]
    public void A_faulty_zone_is_named(string what, string zone, string message)
    {
        var fault = Assert.Throws<FormatException>(() => Parse(Json(zone)));

        Assert.True(fault.Message.Contains(message, StringComparison.Ordinal), $"{what}: {fault.Message}");
    }

    [Fact]
    public void Every_fault_is_said_at_once()
    {
        var fault = Assert.Throws<FormatException>(() => Parse(Json(Line + ", " + Line, type: "shopping-list", page: "2")));

        Assert.Contains("shopping-list", fault.Message, StringComparison.Ordinal);
        Assert.Contains("page is 2", fault.Message, StringComparison.Ordinal);
        Assert.Contains("member.cin stands 2 times", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_print_of_another_size_is_named() =>
        Assert.Contains("prints[0]", Assert.Throws<FormatException>(() => Parse(Json(Line, width: "17"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("01/2026", "[0.4, 0.9, 0.5, 0.92]", "")]
    [InlineData("January 2026", "[0.4, 0.9, 0.5, 0.92]", "January 2026")]
    [InlineData("01/2026", "[0.5, 0.9, 0.4, 0.92]", "pages[0].revisionBox")]
    public void The_place_of_the_revision_needs_a_date_and_a_box(string revision, string box, string fault)
    {
        string json = Json(Line).Replace("01/2026", revision, StringComparison.Ordinal).Replace("\"zones\"", $"\"revisionBox\": {box}, \"zones\"", StringComparison.Ordinal);

        if (fault.Length > 0) Assert.Contains(fault, Assert.Throws<FormatException>(() => Parse(json)).Message, StringComparison.Ordinal);
        else Assert.Equal(0.92, Parse(json).Pages[0].RevisionBox!.Value.Bottom);
    }

    [Fact]
    public void The_seven_forms_of_the_plan_ship()
    {
        Assert.Equal(
            ["cs-eaa", "cs-housing", "cs-meals", "cs-pchs-respite", "ecm-disenrollment", "ecm-referral", "tar"],
            Shipped.Forms.Templates.Select(t => t.Type).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_form_that_ships_names_the_member_and_the_referrer()
    {
        foreach (var form in Shipped.Forms.Templates)
        {
            var fields = form.Zones.Select(z => z.Field).ToHashSet();
            Assert.Contains("member.cin", fields);
            Assert.Contains("member.dateOfBirth", fields);
            Assert.Contains("referrer.organization", fields);
            Assert.True(fields.Contains("member.lastName") || fields.Contains("member.name"), form.Id);
        }
    }
}
