using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Verify;

namespace FaxIngest.Tests.Pipeline;

public sealed class DoubtsTests
{
    [Fact]
    public void A_referral_whose_pages_a_person_laid_is_found_by_its_number_and_not_by_its_place()
    {
        // The first referral was joined with the second: what is left is the second, at the first place.
        var reading = new Reading { Field = "member.phone", Kind = "phone", Page = 2, Box = PageBox.Page, Value = FieldValue.Of("8315550142"), Evidence = new Evidence() };
        var laid = new PageGroup(2, [2, 1]) { Joined = [1] };
        var read = new ReadResult { Referrals = [new ReadReferral { Pages = [2, 1], FormType = "tar", Group = laid, Readings = [reading] }] };
        Document Decided(string id) => new()
        {
            Id = "f", Sha256 = "", FileName = "", Status = "read", Source = new Source("file", DateTimeOffset.UnixEpoch),
            Referrals = [new Referral
            {
                Id = id, Decision = "verify", Form = new ReferralForm("tar", null, 1), Pages = [2, 1],
                Fields = new Dictionary<string, ReferralField> { ["member.phone"] = new() { Value = reading.Value, Confidence = 0.5, Decision = Decisions.Verify } },
            }],
        };
        Assert.Same(reading, Assert.Single(Doubts.Of(Decided("f-2"), read)));
        Assert.Empty(Doubts.Of(Decided("f-1"), read));
    }
}
