using FaxIngest.Model;
using FaxIngest.Verify;

namespace FaxIngest.Pipeline;

public sealed class StatementsInForceTests
{
    [Fact]
    public void What_was_said_of_a_referral_that_was_joined_counts_and_the_one_that_stays_has_the_last_word()
    {
        var said = new[] { Said("f-1", "member.cin", "own"), Said("f-2", "member.cin", "other"), Said("f-2", "narrative", "kept"), Laid() };
        var fields = Fields(new PageGroup(1, [1, 2]) { Joined = [2] }, said);
        Assert.Equal(("own", "kept"), (fields["member.cin"], fields["narrative"]));
    }

    [Fact]
    public void What_stood_on_a_page_that_was_taken_away_counts_no_more_until_it_is_said_again()
    {
        var group = new PageGroup(1, [1]) { Forgotten = ["narrative"] };
        Assert.DoesNotContain("narrative", Fields(group, [Said("f-1", "narrative", "gone"), Laid()]).Keys);
        Assert.Equal("new", Fields(group, [Said("f-1", "narrative", "gone"), Laid(), Said("f-1", "narrative", "new")])["narrative"]);
    }

    [Fact]
    public void A_form_that_was_chosen_before_gives_way_to_the_one_the_pages_were_read_as()
    {
        var before = Said("f-1", "narrative", "x") with { FormType = "tar" };
        Assert.Null(StatementsInForce.Of("f", "f-1", new PageGroup(1, [1]) { FormType = "cs-meals" }, [before, Laid()]).First().FormType);
        Assert.Equal("tar", StatementsInForce.Of("f", "f-1", new PageGroup(1, [1]) { FormType = "cs-meals" }, [Laid(), before]).Last().FormType);
    }

    private static Dictionary<string, string> Fields(PageGroup group, Verification[] said)
    {
        var fields = new Dictionary<string, string>();
        foreach (var (path, value) in StatementsInForce.Of("f", "f-1", group, said).SelectMany(v => v.Fields)) fields[path] = value!.Flat;
        return fields;
    }

    private static Verification Said(string referral, string path, string value) =>
        new() { Person = "ann", At = DateTimeOffset.UnixEpoch, ReferralId = referral, Fields = new Dictionary<string, FieldValue?> { [path] = FieldValue.Of(value) } };

    private static Verification Laid() => new() { Person = "ann", At = DateTimeOffset.UnixEpoch, Groups = [new PageGroup(1, [1])] };
}
