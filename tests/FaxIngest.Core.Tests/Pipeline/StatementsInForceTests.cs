using FaxIngest.Model;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Pipeline;

public sealed class StatementsInForceTests
{
    [Fact]
    public void What_was_said_of_a_referral_that_was_joined_counts_and_the_one_that_stays_has_the_last_word()
    {
        var group = new PageGroup(1, [1, 2]) { Joined = [2] };
        var fields = Fields(group, [Said("f-1", "member.cin", "own"), Said("f-2", "member.cin", "other"), Said("f-2", "narrative", "kept"), Laid(group)]);
        Assert.Equal(("own", "kept"), (fields["member.cin"], fields["narrative"]));
    }

    [Fact]
    public void What_stood_on_a_page_that_was_taken_away_counts_no_more_until_it_is_said_again()
    {
        var group = new PageGroup(1, [1]) { Forgotten = ["narrative"] };
        Assert.DoesNotContain("narrative", Fields(group, [Said("f-1", "narrative", "gone"), Laid(group)]).Keys);
        Assert.Equal("new", Fields(group, [Said("f-1", "narrative", "gone"), Laid(group), Said("f-1", "narrative", "new")])["narrative"]);
    }

    [Fact]
    public void What_was_forgotten_once_stays_so_when_the_pages_are_laid_once_more()
    {
        var later = new PageGroup(1, [1]);
        Verification[] said = [Said("f-1", "narrative", "gone"), Laid(new PageGroup(1, [1]) { Forgotten = ["narrative"] }), Said("f-1", "member.cin", "kept"), Laid(later)];
        Assert.Equal(["member.cin"], Fields(later, said).Keys);
    }

    [Fact]
    public void A_number_that_is_given_anew_begins_without_a_past_and_leaves_the_other_its_own()
    {
        PageGroup first = new(1, [1]) { Joined = [2] }, second = new(2, [2]);
        Verification[] said = [Said("f-2", "narrative", "old"), Laid(new PageGroup(1, [1, 2]) { Joined = [2] }), Laid(first, second), Said("f-2", "member.cin", "new")];
        Assert.Equal("new", Assert.Single(Fields(second, said)).Value);
        Assert.Equal("old", Assert.Single(Fields(first, said)).Value);
    }

    [Fact]
    public void A_form_that_was_chosen_before_gives_way_to_the_one_the_pages_were_read_as()
    {
        var group = new PageGroup(1, [1]) { FormType = "cs-meals" };
        var before = Said("f-1", "narrative", "x") with { FormType = "tar" };
        Assert.Null(StatementsInForce.Of("f", "f-1", group, [before, Laid(group)]).First().FormType);
        Assert.Equal("tar", StatementsInForce.Of("f", "f-1", group, [Laid(group), before]).Last().FormType);
    }

    /// <summary>A round of blind keying is of a referral, and goes where that goes.</summary>
    [Fact]
    public void Rounds_follow_their_referral()
    {
        var blind = Blind("ann", "f-2", "B");
        Assert.Equal(BlindStage.Second, BlindRounds.Of("f-2", [blind])["member.cin"].Stage);
        Assert.Empty(BlindRounds.Of("f-1", [blind]));
        var joined = Laid(new PageGroup(1, [1, 2]) { Joined = [2] });
        Assert.True(BlindRounds.Of("f-1", [blind, joined])["member.cin"].HasAnswered("ann"));
        Assert.Equal(BlindStage.Closed, BlindRounds.Of("f-1", [blind, joined, Blind("bob", "f-1", "B")])["member.cin"].Stage);
        Assert.Empty(BlindRounds.Of("f-2", [blind, joined]));
        Assert.Empty(BlindRounds.Of("f-2", [blind, Laid(new PageGroup(2, [2]) { Forgotten = ["member.cin"] })]));
        // Of a fax whose referral a person made the third, its number says which it is.
        Assert.Equal(BlindStage.Second, BlindRounds.Of("f-3", [Laid(new PageGroup(1, [1]), new PageGroup(3, [2])), Blind("ann", "f-3", "B")])["member.cin"].Stage);
    }

    [Fact]
    public void Who_keyed_it_before_it_was_joined_is_not_asked_again()
    {
        var document = new Document
        {
            Id = "f", Sha256 = "", FileName = "", Status = "read", Source = new Source("fax", DateTimeOffset.UnixEpoch), PageCount = 2,
            Referrals =
            [
                new Referral
                {
                    Id = "f-1", Pages = [1, 2], Form = new ReferralForm("ecm-referral", "t", 1), Decision = "verify", Reasons = [new Reason(BlindPolicy.SecondPerson, "", "member.cin")],
                    Fields = new Dictionary<string, ReferralField> { ["member.cin"] = new() { Decision = "verify", Page = 2 } },
                },
            ],
        };
        Assert.Equal(["ann"], BlindWaits.Of(document, [Blind("ann", "f-2", "B"), Laid(new PageGroup(1, [1, 2]) { Joined = [2] })]).Persons);
    }

    private static Dictionary<string, string> Fields(PageGroup group, Verification[] said)
    {
        var fields = new Dictionary<string, string>();
        foreach (var (path, value) in StatementsInForce.Of("f", $"f-{group.Number}", group, said).SelectMany(v => v.Fields)) fields[path] = value!.Flat;
        return fields;
    }

    private static Verification Said(string referral, string path, string value) =>
        new() { Person = "ann", At = DateTimeOffset.UnixEpoch, ReferralId = referral, Fields = new Dictionary<string, FieldValue?> { [path] = FieldValue.Of(value) } };

    private static Verification Blind(string person, string referral, string value) => Said(referral, "member.cin", value) with
    {
        Person = person, Keyings = new Dictionary<string, FieldKeying> { ["member.cin"] = new(FieldLook.Blind, FieldValue.Of("A")) },
    };

    private static Verification Laid(params PageGroup[] groups) => new() { Person = "ann", At = DateTimeOffset.UnixEpoch, Groups = groups };
}
