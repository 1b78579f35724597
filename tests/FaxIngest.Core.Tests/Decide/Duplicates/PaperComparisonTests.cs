using FaxIngest.Model;

namespace FaxIngest.Decide.Duplicates;

public sealed class PaperComparisonTests
{
    /// <summary>What counts as faxed before when nothing else is set.</summary>
    private static readonly double Minimum = new DuplicateOptions().MinimumScore;

    public static TheoryData<string> SamePapers() => [.. Same.Keys];

    private static readonly Dictionary<string, (Referral Earlier, Referral Later)> Same = new()
    {
        ["nothing differs"] = (Papers.Tar(), Papers.Tar()),
        ["written otherwise"] = (Papers.Tar(), Papers.Tar(("member.lastName", "VUE"), ("referrer.organization", "Riverbend  Recuperative-Care"))),
        ["free text read with faults"] = (Papers.Tar(), Papers.Tar(("narrative", "Recently relaased from countv jail, needs medicat1on bridge and housing"))),
        ["handwriting, every field doubtful, three misread"] = (Papers.Ecm().Doubt(0.8), Papers.Ecm(("member.cin", "95085885U"), ("member.phone", "8318727793"), ("referrer.npi", "1814654648")).Doubt(0.75)),
        ["the CIN misread without doubt, once"] = (Papers.Ecm(), Papers.Ecm(("member.cin", "95085885U"))),
        ["signed at last"] = (Papers.Tar(("signature.date", null)), Papers.Tar(("signature.date", "2026-11-20"))),
        ["the CIN corrected by the sender"] = (Papers.Ecm(("member.cin", "95085838U")), Papers.Ecm()),
        ["a first name corrected, the CIN the same"] = (Papers.Ecm(("member.firstName", "Paw")), Papers.Ecm()),
        ["the second page did not arrive the first time"] = (Papers.Tar().Without("lines[1]", "narrative", "signature"), Papers.Tar()),
        ["a doubtful box read as another service"] = (Papers.Ecm(), Papers.Ecm(("services", "[ecm,ecm-outreach]")).Doubt(0.6, "services")),
    };

    public static TheoryData<string> OtherPapers() => [.. Other.Keys];

    private static readonly Dictionary<string, (Referral Earlier, Referral Later)> Other = new()
    {
        ["another form"] = (Papers.Tar(), Papers.Ecm()),
        ["another service for the same member on the same day"] = (Papers.Ecm(), Papers.Ecm(("services", "[ecm-outreach]"))),
        ["another procedure code"] = (Papers.Tar(), Papers.Tar(("lines[0].procedureCode", "T2041"))),
        ["another population of focus"] = (Papers.Ecm(), Papers.Ecm(("populationsOfFocus", "[homelessness]"))),
        ["a reauthorization of the same lines"] = (Papers.Tar(), Papers.Tar(("tar.requestType", "reauthorization"))),
        ["a twin"] = (Papers.Ecm(), Papers.Ecm(("member.firstName", "Mai"), ("member.cin", "95085836V"))),
        ["a twin without a CIN on either"] = (Papers.Ecm(("member.cin", null)), Papers.Ecm(("member.cin", null), ("member.firstName", "Mai"))),
        ["father and son of one name"] = (Papers.Ecm(("member.cin", null)), Papers.Ecm(("member.cin", null), ("member.dateOfBirth", "1971-02-03"))),
        ["another member of the same office on the same day"] =
            (Papers.Ecm(), Papers.Ecm(("member.lastName", "Ochoa"), ("member.firstName", "Luz"), ("member.cin", "91112223A"), ("member.dateOfBirth", "1960-01-01"), ("narrative", "Fell twice at home this month."))),
        ["the same member months later"] = (Papers.Ecm(), Papers.Ecm(("referral.date", "2027-01-15"), ("signature.date", "2027-01-15"), ("narrative", "Back in the shelter after a hospital stay in January."))),
        ["a renewal with the old text"] = (Papers.Ecm(), Papers.Ecm(("referral.date", "2027-01-15"), ("signature.date", "2027-01-15"))),
        ["too little that can be compared"] = (Papers.Ecm().Without("member.", "referrer.", "referral.", "narrative", "signature"), Papers.Ecm()),
    };

    [Theory, MemberData(nameof(SamePapers))]
    public void The_same_paper_is_known_again(string which)
    {
        var (earlier, later) = Same[which];
        Assert.InRange(PaperComparison.Compare(later, Papers.Faxed, earlier, Papers.Faxed)!.Value.Score, Minimum, 1);
        Assert.InRange(PaperComparison.Compare(earlier, Papers.Faxed, later, Papers.Faxed)!.Value.Score, Minimum, 1);
    }

    [Theory, MemberData(nameof(OtherPapers))]
    public void Another_paper_is_not_taken_for_it(string which)
    {
        var (earlier, later) = Other[which];
        Assert.True((PaperComparison.Compare(later, Papers.Faxed, earlier, Papers.Faxed)?.Score ?? 0) < Minimum);
        Assert.True((PaperComparison.Compare(earlier, Papers.Faxed, later, Papers.Faxed)?.Score ?? 0) < Minimum);
    }

    [Fact]
    public void The_evidence_names_what_differs_and_holds_no_values()
    {
        var match = PaperComparison.Compare(Papers.Tar(("signature.date", "2026-11-20")), Papers.Faxed, Papers.Tar(), Papers.Faxed with { CallerId = "8315559999" })!.Value;
        Assert.Equal(("fields-agree", "23 of 24 fields that can be compared say the same."), (match.Evidence[0].Code, match.Evidence[0].Message));
        Assert.Contains(match.Evidence, reason => reason is { Code: "differs", Field: "signature.date" });
        Assert.Contains(match.Evidence, reason => reason.Code == "other-caller");
        string told = string.Join(' ', match.Evidence.Select(reason => reason.Message));
        Assert.All(Papers.Tar().Fields.Values, field => Assert.DoesNotContain(field.Value!.Flat, told, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_same_caller_is_worth_something_and_another_one_costs_something()
    {
        Referral earlier = Papers.Ecm().Without("referral.", "referrer.", "member.cin", "member.phone", "member.address", "signature", "narrative"), later = earlier;
        double Score(string? caller) => PaperComparison.Compare(later, Papers.Faxed with { CallerId = caller }, earlier, Papers.Faxed)!.Value.Score;
        Assert.True(Score("+1 831-555-0100") > Score(null));
        Assert.True(Score(null) > Score("8315559999"));
    }

    [Fact]
    public void Papers_are_found_by_any_of_several_keys_and_keys_tell_nothing()
    {
        var keys = DuplicateKeys.Of(Papers.Ecm()).ToList();
        Assert.Equal(7, keys.Count);
        Assert.All(keys, key => Assert.Matches("^[0-9a-f]{32}$", key));
        // CIN, both names and the phone misread: the birthday with neither name, but the office on that day.
        Assert.Equal(2, keys.Intersect(DuplicateKeys.Of(Papers.Ecm(("member.cin", "9"), ("member.lastName", "X"), ("member.firstName", "Y"), ("member.phone", "1")))).Count());
        Assert.Equal(keys, DuplicateKeys.Of(Papers.Ecm(("member.lastName", "BORBA"))));
        Assert.Empty(keys.Intersect(DuplicateKeys.Of(Papers.Ecm() with { Form = new ReferralForm("cs-meals", null, 1) })));
        Assert.Empty(DuplicateKeys.Of(new Referral { Id = "x-1", Pages = [1], Form = new ReferralForm("unknown", null, 0), Decision = "verify" }));
    }
}
