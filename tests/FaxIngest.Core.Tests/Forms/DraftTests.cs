using FaxIngest.Forms;
using FaxIngest.Forms.Learn;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Recognize;

namespace FaxIngest.Tests.Forms;

/// <summary>Drafts of small forms drawn here, as strangers lay theirs out.</summary>
public class DraftTests
{
    private readonly BinaryImage print = new(1734, 2156);
    private readonly List<PageWord> words = [];

    [Fact]
    public void Boxes_behind_their_names_belong_to_the_question_in_front()
    {
        Say(200, 260, "Patient", "First", "Name:");
        Say(200, 400, "Patient", "Sex:", "MALE");
        Box(440, 400);
        Say(490, 400, "FEMALE");
        Box(600, 400);
        Say(650, 400, "OTHER");
        Box(760, 400);

        var sex = Assert.Single(Draft().Template.Zones, z => z.Field == "member.sex");

        Assert.Equal("Patient Sex", sex.Label);
        Assert.Equal([("M", "MALE"), ("F", "FEMALE"), ("X", "OTHER")], sex.Options.Select(o => (o.Value, o.Label)));
    }

    [Fact]
    public void A_signature_may_be_announced_above_the_room_for_it()
    {
        Say(200, 300, "Referrer", "Signature:");
        Rule(200, 440, 600);
        Say(200, 452, "Above-mentioned", "referrer");

        var signature = Assert.Single(Draft().Template.Zones);

        Assert.Equal(("signature.present", ZoneStyle.Signature), (signature.Field, signature.Style));
    }

    [Fact]
    public void A_line_under_a_signature_line_is_no_signature()
    {
        Say(200, 300, "Referrer", "Signature:");
        Rule(200, 400, 600);
        Rule(200, 500, 600);
        Say(200, 512, "Date", "of", "referral");

        Assert.Equal(["signature.present", "referral.date"], Draft().Template.Zones.Select(z => z.Field));
    }

    [Theory]
    [InlineData("apart", "Rev.", "01/2026")]
    [InlineData("together", "Rev.01/2026-Fax")]
    [InlineData("in full", "Revision:", "01/2026")]
    public void The_date_of_the_revision_is_found_without_what_stands_beside_it(string what, params string[] line)
    {
        Say(200, 2100, [.. (string[])["A", "Form", "-"], .. line, "-", "Page", "1"]);

        var form = Draft().Template;

        int letters = 0;
        foreach (string word in line)
        {
            int at = word.IndexOf("01/2026", StringComparison.Ordinal);
            if (at >= 0) letters += 13 * at;
            else letters += 13 * word.Length + 8;
        }
        double left = 200 + 13 * 6 + 3 * 8 + letters;
        var box = form.Pages[0].RevisionBox!.Value;
        Assert.Equal("01/2026", form.Revision);
        Assert.True(Math.Abs(box.Left * print.Width - left) < 1 && Math.Abs(box.Right * print.Width - left - 13 * 7) < 1, what);
    }

    [Fact]
    public void A_page_that_prints_no_revision_has_no_place_of_it()
    {
        Say(200, 2100, "Reviewed", "in", "01/2026");

        Assert.Equal("", Draft().Template.Revision);
        Assert.Null(Draft().Template.Pages[0].RevisionBox);
    }

    private FormDraft Draft() => FormDrafter.Draft("a-form", "cs-referral", [new BlankFormPage(print, words, [])]);

    private void Rule(int left, int top, int right) => Ink(left, top, right, top + 2);

    private void Box(int left, int top)
    {
        Ink(left, top, left + 26, top + 2);
        Ink(left, top + 23, left + 26, top + 25);
        Ink(left, top, left + 2, top + 25);
        Ink(left + 24, top, left + 26, top + 25);
    }

    private void Ink(int left, int top, int right, int bottom)
    {
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++) print.Ink[y * print.Width + x] = 1;
    }

    /// <summary>Words of one line, 13 pixels a letter.</summary>
    private void Say(int left, int top, params string[] line)
    {
        foreach (string word in line)
        {
            int right = left + 13 * word.Length;
            words.Add(new PageWord(word, new PageBox((double)left / print.Width, (double)top / print.Height, (double)right / print.Width, (double)(top + 24) / print.Height), top, new RawScore(1)));
            left = right + 8;
        }
    }
}
