using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Hosting;

/// <summary>An ECM referral of an invented member: two fields in doubt, the rest read, one blank.</summary>
internal static class SampleCase
{
    internal static readonly DateTimeOffset Received = new(2026, 11, 20, 17, 3, 11, TimeSpan.Zero);

    internal const string LastName = "Quillfeather";
    internal const string DoubtfulCin = "9I234567A";
    internal const string RightCin = "91234567A";

    internal static ReadResult Read() => new()
    {
        Pages = [new ReadPage(1, PageKinds.Form, 0, "page-0001.png", SamplePage.Width, SamplePage.Height)],
        Referrals = [new ReadReferral { Pages = [1], Template = "alliance-ecm-referral", FormType = "ecm-referral", MatchScore = 0.98, MatchMargin = 0.8 }],
    };

    internal static Document Document(string id) => Document(id, new DateOnly(2026, 11, 30));

    internal static Document Document(string id, DateOnly due) => new()
    {
        Id = id,
        Sha256 = new string('0', 64),
        FileName = "fax0001.tif",
        Status = "read",
        Source = new Source("fax", Received, "8314305850"),
        PageCount = 1,
        Pages = [new DocumentPage(1, PageKinds.Form, 0)],
        Referrals = [Referral(id, due)],
    };

    internal static Referral Referral(string id, DateOnly due) => new()
    {
        Id = $"{id}-1",
        Pages = [1],
        Form = new ReferralForm("ecm-referral", "alliance-ecm-referral", 0.998),
        Decision = "verify",
        DueBy = due,
        Reasons =
        [
            new Reason("low-confidence", "The engines read this differently.", "member.cin"),
            new Reason("low-confidence", "The date is hard to read.", "member.dateOfBirth"),
        ],
        Fields = new Dictionary<string, ReferralField>
        {
            ["member.lastName"] = Accepted(FieldValue.Of(LastName), 0.145),
            ["member.firstName"] = Accepted(FieldValue.Of("Ottoline"), 0.145),
            ["member.middleInitial"] = new() { Decision = "blank", Page = 1, Box = [0.84, 0.145, 0.93, 0.16] },
            ["member.cin"] = Doubtful(DoubtfulCin, 0.1755),
            ["member.dateOfBirth"] = Doubtful("1999-07-02", 0.2),
            ["member.phone"] = Accepted(FieldValue.Of("8315550142"), 0.2),
            ["services"] = Accepted(FieldValue.Of(["ecm"]), 0.4),
            ["consent.obtained"] = Accepted(FieldValue.Of(true), 0.6),
            ["narrative"] = Accepted(FieldValue.Of("Sleeps in a car, two visits to the emergency room in July."), 0.5),
        },
    };

    internal static Document AcceptedDocument(string id)
    {
        var document = Document(id);
        var referral = document.Referrals[0];
        return document with
        {
            Referrals = [referral with { Decision = "accept", Reasons = [], Fields = referral.Fields.ToDictionary(pair => pair.Key, pair => pair.Value with { Decision = pair.Value.Value is null ? "blank" : "accept" }) }],
        };
    }

    private static ReferralField Accepted(FieldValue value, double top) =>
        new() { Value = value, Text = value.Flat, Confidence = 0.9996, Decision = "accept", Page = 1, Box = [0.07, top, 0.44, top + 0.016], Readers = ["own", "tesseract"] };

    private static ReferralField Doubtful(string value, double top) =>
        new() { Value = FieldValue.Of(value), Text = value, Confidence = 0.71, Decision = "verify", Page = 1, Box = [0.0637, top, 0.348, top + 0.0165], Readers = ["own"] };
}
