using System.Text.RegularExpressions;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Verify;

namespace FaxIngest.Hosting;

/// <summary>A decision pipeline that a test can predict: the sample case, in which what a person stated is so, and one rule on the CIN that can be overruled.</summary>
internal sealed partial class StatedByPerson : IDecisionPipeline
{
    internal const string Rule = "cin-form";

    public Document Decide(Fax fax, ReadResult read, IReadOnlyList<Verification> verifications)
    {
        var document = read.Pages.Count == 0 ? Keyed(fax) : SampleCase.Document(fax.Id);
        return document with { Referrals = [.. document.Referrals.Select(referral => Decide(referral, [.. verifications.Where(each => each.ReferralId == referral.Id)]))] };
    }

    private static Referral Decide(Referral referral, IReadOnlyList<Verification> said)
    {
        var fields = new Dictionary<string, ReferralField>(referral.Fields);
        var stated = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, value) in said.SelectMany(each => each.Fields))
        {
            stated.Add(path);
            fields[path] = (fields.GetValueOrDefault(path) ?? new ReferralField { Decision = "verify" }) with { Value = value, Confidence = 1, Decision = value is null ? "blank" : "accept", Readers = ["person"] };
        }
        foreach (string path in said.SelectMany(each => each.Unreadable))
        {
            stated.Add(path);
            fields[path] = fields[path] with { Value = null, Decision = "blank", Readers = ["person"] };
        }
        var reasons = referral.Reasons.Where(reason => !stated.Contains(reason.Field!)).ToList();
        bool overruled = said.Any(each => each.Overruled.Contains(Rule));
        if (stated.Contains("member.cin") && fields["member.cin"].Value is { } cin && !Cin().IsMatch(cin.Flat) && !overruled)
            reasons.Add(new Reason(Rule, "A CIN is a 9, seven digits and a letter.", "member.cin"));
        string type = said.Select(each => each.FormType).LastOrDefault(type => type is not null) ?? referral.Form.Type;
        bool open = reasons.Count > 0 || fields.Values.Any(field => field.Decision == "verify") || type == "unknown";
        return referral with { Fields = fields, Reasons = reasons, Decision = open ? "verify" : "accept", Form = referral.Form with { Type = type } };
    }

    private static Document Keyed(Fax fax) => SampleCase.Document(fax.Id) with
    {
        Pages = [],
        Referrals = [new Referral { Id = $"{fax.Id}-1", Pages = [], Form = new ReferralForm("unknown", null, 0), Decision = "verify" }],
    };

    [GeneratedRegex("^9[0-9]{7}[A-Z]$")]
    private static partial Regex Cin();
}
