using System.Text.RegularExpressions;
using FaxIngest.Model;

namespace FaxIngest.Forms.Learn;

/// <summary>What a box to mark stands for: field and code, by the words printed beside it.</summary>
internal static class OptionLexicon
{
    private static readonly HashSet<string> Sets = new(["populationsOfFocus", "services", "eaa.modifications", "meals.conditions"], StringComparer.Ordinal);

    /// <summary>First match counts: what says more stands first.</summary>
    private static readonly (string Path, string Code, Regex Words)[] Options =
    [
        Of("services", "housing-transition-navigation", "housing transition|transition navigation|housing navigation"),
        Of("services", "housing-deposits", "housing deposits?"),
        Of("services", "housing-tenancy-sustaining", "tenancy"),
        Of("services", "short-term-post-hospitalization-housing", "post hospitalization"),
        Of("services", "recuperative-care", "recuperative|medical respite"),
        Of("services", "transitional-rent", "transitional rent"),
        Of("services", "day-habilitation", "day habilitation"),
        Of("services", "respite", "respite"),
        Of("services", "assisted-living-transition", "assisted living"),
        Of("services", "home-transition", "community transition|transition to a home|to a home"),
        Of("services", "personal-care-homemaker", "personal care|homemaker"),
        Of("services", "environmental-accessibility-adaptations", "accessibility|home modifications?"),
        Of("services", "medically-tailored-meals", "tailored meals?|medically supportive food|supportive food"),
        Of("services", "sobering-center", "sobering"),
        Of("services", "asthma-remediation", "asthma remediation"),
        Of("services", "ecm-outreach", "ecm01|outreach"),
        Of("services", "ecm", "ecm02|enhanced care management services?"),
        Of("populationsOfFocus", "nursing-facility-transition", "nursing facility residents?|transition\\w* .*nursing|nursing (home|facility) .*transition\\w*"),
        Of("populationsOfFocus", "ltc-risk", "long term care|ltc|institutionalization"),
        Of("populationsOfFocus", "avoidable-utilization", "avoidable|hospital or ed|frequent (hospital|ed)"),
        Of("populationsOfFocus", "smi-sud", "serious mental|smi|substance use|sud"),
        Of("populationsOfFocus", "justice-involved", "incarceration|justice"),
        Of("populationsOfFocus", "ccs-wcm", "ccs|california children s services|whole child"),
        Of("populationsOfFocus", "child-welfare", "child welfare|foster"),
        Of("populationsOfFocus", "birth-equity", "birth equity|pregnan\\w* .*postpartum|postpartum"),
        Of("populationsOfFocus", "homelessness", "experiencing homelessness|homelessness"),
        Of("referral.urgency", "expedited", "expedited|urgent"),
        Of("referral.urgency", "routine", "routine|standard request"),
        Of("tar.requestType", "reauthorization", "reauthorization|renewal"),
        Of("tar.requestType", "retroactive", "retroactive|retro"),
        Of("tar.requestType", "initial", "initial|new request"),
        Of("housing.status", "unsheltered", "unsheltered"),
        Of("housing.status", "shelter", "shelter"),
        Of("housing.status", "doubled-up", "doubled up|couch"),
        Of("housing.status", "at-risk", "at risk of losing|at risk of homelessness"),
        Of("housing.status", "housed", "housed"),
        Of("home.tenure", "owns", "owns?|homeowner"),
        Of("home.tenure", "rents", "rents?|renter"),
        Of("eaa.modifications", "grab-bars", "grab bars?"),
        Of("eaa.modifications", "ramp", "ramps?"),
        Of("eaa.modifications", "door-widening", "door\\w*"),
        Of("eaa.modifications", "stair-lift", "stair ?lifts?"),
        Of("eaa.modifications", "bathroom", "bathroom"),
        Of("eaa.modifications", "pers", "pers|personal emergency"),
        Of("meals.conditions", "diabetes", "diabetes"),
        Of("meals.conditions", "heart-failure", "heart failure|chf"),
        Of("meals.conditions", "renal", "renal|kidney"),
        Of("meals.conditions", "cancer", "cancer"),
        Of("meals.conditions", "malnutrition", "malnutrition"),
        Of("meals.conditions", "high-risk-pregnancy", "high risk (pregnancy|perinatal)"),
        Of("ihss.status", "reassessment-pending", "reassessment"),
        Of("ihss.status", "max-hours", "max\\w*"),
        Of("ihss.status", "not-eligible", "not eligible|ineligible"),
        Of("ihss.status", "applied", "applied"),
        Of("disenrollment.reason", "graduated", "graduat\\w*|met goals"),
        Of("disenrollment.reason", "no-longer-eligible", "no longer (eligible|meets?)"),
        Of("disenrollment.reason", "declined", "declin\\w*|opt\\w* out"),
        Of("disenrollment.reason", "unable-to-reach", "unable to (reach|contact|locate)"),
        Of("disenrollment.reason", "moved", "moved"),
        Of("disenrollment.reason", "deceased", "deceased|died"),
        Of("disenrollment.reason", "incarcerated", "incarcerated"),
        Of("disenrollment.program", "ecm", "ecm|enhanced care management"),
        Of("disenrollment.program", "cs", "community supports?|cs"),
        Of("consent.method", "verbal", "verbal\\w*"),
        Of("consent.method", "written", "written|in writing"),
        Of("referrer.relationship", "medical-provider", "medical provider"),
        Of("referrer.relationship", "social-services-provider", "social services?( provider)?"),
        Of("referrer.relationship", "family", "family|self"),
        Of("member.sex", "X", "non ?binary|gender x"),
        Of("member.sex", "F", "female"),
        Of("member.sex", "M", "male"),
    ];

    private static readonly (string Path, Regex Words)[] Questions =
    [
        ("housing.priorDeposit", Word("deposit")),
        ("consent.obtained", Word("consents?|consented|agrees?|agreed|permission")),
    ];

    /// <summary>Field and code of a box, or null.</summary>
    /// <param name="label">What is printed beside it.</param>
    /// <param name="question">What its row is about.</param>
    /// <param name="types">Fields that earlier boxes of the same form belong to: an "other" goes with its neighbors.</param>
    /// <param name="formType">On a disenrollment form, programs are what is left.</param>
    public static (string Path, string Code)? Find(string label, string question, string? types, string formType)
    {
        string plain = FieldLexicon.Plain(label);
        if (plain is "yes" or "no" or "y" or "n")
        {
            string asked = FieldLexicon.Plain(question);
            return Questions.FirstOrDefault(q => q.Words.IsMatch(asked)).Path is string path ? (path, plain[0] == 'y' ? "true" : "false") : null;
        }
        if (plain == "other" && types is not null && Vocabularies.Of(types)?.Contains("other") == true) return (types, "other");
        // What is neither of the two: contract section 3.
        if (plain is "other" or "another" && types == "member.sex") return (types, "X");
        // Words in brackets often say it best, "Medically Tailored Meals (MTM)" and "(ECM01)": then all of the label is looked at.
        string all = FieldLexicon.Plain(label.Replace('(', ' ').Replace(')', ' '));
        foreach (var (path, code, words) in Options)
        {
            if (path.StartsWith("disenrollment.", StringComparison.Ordinal) != (formType == "ecm-disenrollment") && path is not ("member.sex" or "referral.urgency" or "referrer.relationship")) continue;
            if (words.IsMatch(plain) || words.IsMatch(all)) return (path, code);
        }
        return null;
    }

    /// <summary>Kind of a field with boxes.</summary>
    public static string KindOf(string path) => Sets.Contains(path) ? "set" : path is "consent.obtained" or "housing.priorDeposit" ? "yes-no" : "one-of";

    private static (string, string, Regex) Of(string path, string code, string words) => (path, code, Word(words));

    private static Regex Word(string alternatives) => new($@"\b(?:{alternatives})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
