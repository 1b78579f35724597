using System.Globalization;
using System.Text.RegularExpressions;

namespace FaxIngest.Verify;

/// <summary>Every field path of contract section 3 as a person sees and enters it: heading, label, input and closed vocabulary.</summary>
internal static partial class FieldCatalog
{
    /// <summary>Heading of paths that the contract does not have.</summary>
    internal const string Other = "Other";

    private static readonly (string, string)[] Services =
    [
        ("ecm-outreach", "ECM outreach (ECM01)"), ("ecm", "Enhanced Care Management (ECM02)"),
        ("housing-transition-navigation", "Housing transition navigation"), ("housing-deposits", "Housing deposits"), ("housing-tenancy-sustaining", "Housing tenancy and sustaining"),
        ("day-habilitation", "Day habilitation"), ("recuperative-care", "Recuperative care"), ("short-term-post-hospitalization-housing", "Short-term post-hospitalization housing"),
        ("transitional-rent", "Transitional rent"), ("respite", "Caregiver respite"), ("assisted-living-transition", "Transition to assisted living"),
        ("home-transition", "Transition to a home"), ("personal-care-homemaker", "Personal care and homemaker"), ("environmental-accessibility-adaptations", "Environmental accessibility adaptations"),
        ("medically-tailored-meals", "Medically tailored meals"), ("sobering-center", "Sobering center"), ("asthma-remediation", "Asthma remediation"),
    ];

    private static readonly (string, string)[] PopulationsOfFocus =
    [
        ("homelessness", "Homelessness"), ("avoidable-utilization", "Avoidable hospital or ED use"), ("smi-sud", "Serious mental illness or substance use"),
        ("justice-involved", "Leaving incarceration"), ("ltc-risk", "At risk of long-term care"), ("nursing-facility-transition", "Leaving a nursing facility"),
        ("ccs-wcm", "California Children’s Services, Whole Child Model"), ("child-welfare", "Child welfare"), ("birth-equity", "Birth equity"),
    ];

    // After the vocabularies above: static fields are set in the order they are written.
    private static readonly Dictionary<string, FieldInput> Inputs = Fields().ToDictionary(input => input.Path, StringComparer.Ordinal);

    private static readonly Dictionary<string, int> Ranks = Inputs.Keys.Select((path, at) => (path, at)).ToDictionary(each => each.path, each => each.at, StringComparer.Ordinal);

    /// <summary>All fields; numbered ones (<c>lines[n].units</c>) once, with n.</summary>
    internal static IReadOnlyCollection<FieldInput> All => Inputs.Values;

    /// <summary>The input for a path. A path the contract does not have becomes a plain line under "Other", so that nothing read is hidden.</summary>
    internal static FieldInput For(string path)
    {
        if (Inputs.TryGetValue(path, out var known)) return known;
        var numbered = NumberedPath().Match(path);
        if (numbered.Success && Inputs.TryGetValue($"{numbered.Groups[1].Value}[n].{numbered.Groups[3].Value}", out known))
        {
            int number = int.Parse(numbered.Groups[2].Value, CultureInfo.InvariantCulture) + 1;
            return known with { Path = path, Label = string.Create(CultureInfo.InvariantCulture, $"{known.Label} {number}") };
        }
        return new FieldInput(path, Other, path, InputKind.Line);
    }

    [GeneratedRegex(@"^([a-z]+)\[(\d{1,3})\]\.([A-Za-z]+)$")]
    private static partial Regex NumberedPath();

    /// <summary>Where a field stands among all, so that those of one heading can be put in order; numbered ones by their number first.</summary>
    internal static int Rank(string path)
    {
        var numbered = NumberedPath().Match(path);
        if (!numbered.Success) return Ranks.GetValueOrDefault(path, int.MaxValue);
        int number = int.Parse(numbered.Groups[2].Value, CultureInfo.InvariantCulture);
        return number * Ranks.Count + Ranks.GetValueOrDefault($"{numbered.Groups[1].Value}[n].{numbered.Groups[3].Value}");
    }

    private static IEnumerable<FieldInput> Fields()
    {
        const string member = "Member", contacts = "Contacts", referral = "Referral", referrer = "Referrer", servicing = "Servicing";
        const string request = "Request", housing = "Housing", home = "Home", meals = "Meals", ihss = "IHSS", leaving = "Disenrollment";
        const string diagnoses = "Diagnoses", lines = "Service lines", consent = "Consent", narrative = "Narrative";

        yield return Line("member.lastName", member, "Last name");
        yield return Line("member.firstName", member, "First name");
        yield return Line("member.middleInitial", member, "Middle initial") with { Upper = true };
        yield return Line("member.cin", member, "Medi-Cal CIN") with { Upper = true, Hint = "9 characters: 9, seven digits, a letter" };
        yield return Date("member.dateOfBirth", member, "Date of birth");
        yield return OneOf("member.sex", member, "Sex", ("F", "Female"), ("M", "Male"), ("X", "Another"));
        yield return Phone("member.phone", member, "Phone");
        yield return Line("member.address.street", member, "Street");
        yield return Line("member.address.city", member, "City");
        yield return Line("member.address.state", member, "State") with { Upper = true, Hint = "two letters" };
        yield return Digits("member.address.zip", member, "ZIP", 5);
        yield return Line("member.county", member, "County");
        yield return Line("member.preferredLanguage", member, "Language");
        yield return Line("guardian.name", contacts, "Guardian");
        yield return Phone("guardian.phone", contacts, "Guardian’s phone");
        yield return Line("caregiver.name", contacts, "Caregiver");
        yield return Phone("caregiver.phone", contacts, "Caregiver’s phone");
        yield return Line("landlord.name", contacts, "Landlord");
        yield return Phone("landlord.phone", contacts, "Landlord’s phone");
        yield return OneOf("referral.urgency", referral, "Urgency", ("routine", "Routine"), ("expedited", "Expedited"));
        // Printed among the referrer's fields on every form.
        yield return Date("referral.date", referrer, "Date of referral");
        yield return Line("referrer.organization", referrer, "Organization");
        yield return Line("referrer.name", referrer, "Name");
        yield return Line("referrer.title", referrer, "Title");
        yield return Digits("referrer.npi", referrer, "NPI", 10);
        yield return Phone("referrer.phone", referrer, "Phone");
        yield return Phone("referrer.fax", referrer, "Fax");
        yield return Line("referrer.email", referrer, "E-mail");
        yield return OneOf("referrer.relationship", referrer, "Relationship",
            ("medical-provider", "Medical provider"), ("social-services-provider", "Social services provider"), ("family", "Family"), ("other", "Other"));
        yield return Line("servicingProvider.name", servicing, "Name");
        yield return Line("servicingProvider.id", servicing, "Provider ID") with { Hint = "9001 is CCAH" };
        yield return Digits("servicingProvider.npi", servicing, "NPI", 10);
        yield return OneOf("tar.requestType", request, "Type of request", ("initial", "Initial"), ("reauthorization", "Reauthorization"), ("retroactive", "Retroactive"));
        yield return Set("services", request, "Services", Services);
        yield return Set("populationsOfFocus", request, "Populations of focus", PopulationsOfFocus);
        yield return OneOf("housing.status", housing, "Housing status",
            ("unsheltered", "Unsheltered"), ("shelter", "Shelter"), ("doubled-up", "Doubled up"), ("at-risk", "At risk of losing housing"), ("housed", "Housed"));
        yield return YesNo("housing.priorDeposit", housing, "Earlier housing deposit");
        yield return Digits("housing.depositAmount", housing, "Deposit amount", 0) with { Hint = "whole dollars" };
        yield return OneOf("home.tenure", home, "Home", ("owns", "Owns"), ("rents", "Rents"), ("other", "Other"));
        yield return Set("eaa.modifications", home, "Modifications",
            ("ramp", "Ramp"), ("grab-bars", "Grab bars"), ("door-widening", "Door widening"), ("stair-lift", "Stair lift"), ("bathroom", "Bathroom"), ("pers", "Emergency response system"));
        yield return Set("meals.conditions", meals, "Conditions",
            ("diabetes", "Diabetes"), ("heart-failure", "Heart failure"), ("renal", "Renal disease"), ("cancer", "Cancer"), ("malnutrition", "Malnutrition"), ("high-risk-pregnancy", "High-risk pregnancy"));
        yield return Line("meals.allergies", meals, "Food allergies");
        yield return Date("meals.dischargeDate", meals, "Discharged on");
        yield return OneOf("ihss.status", ihss, "IHSS status",
            ("applied", "Applied"), ("reassessment-pending", "Reassessment pending"), ("max-hours", "At maximum hours"), ("not-eligible", "Not eligible"));
        yield return Digits("ihss.hours", ihss, "Hours a month", 0);
        yield return OneOf("disenrollment.program", leaving, "Program", ("ecm", "ECM"), ("cs", "Community Supports"));
        yield return OneOf("disenrollment.reason", leaving, "Reason",
            ("graduated", "Graduated"), ("no-longer-eligible", "No longer eligible"), ("declined", "Declined"), ("unable-to-reach", "Unable to reach"),
            ("moved", "Moved"), ("deceased", "Deceased"), ("incarcerated", "Incarcerated"));
        yield return Date("disenrollment.date", leaving, "Effective date");
        yield return Line("diagnoses[n].code", diagnoses, "ICD-10 code") with { Upper = true };
        yield return Line("diagnoses[n].description", diagnoses, "Description");
        yield return Line("lines[n].procedureCode", lines, "Procedure") with { Upper = true };
        yield return Line("lines[n].modifiers", lines, "Modifiers") with { Upper = true };
        yield return Digits("lines[n].units", lines, "Units", 0);
        yield return Date("lines[n].from", lines, "From");
        yield return Date("lines[n].to", lines, "To");
        yield return Prose("narrative", narrative, "Narrative");
        yield return YesNo("consent.obtained", consent, "Consents");
        yield return OneOf("consent.method", consent, "Consent given", ("verbal", "Verbally"), ("written", "In writing"));
        yield return YesNo("signature.present", consent, "Signed");
        yield return Date("signature.date", consent, "Signed on");
    }

    private static FieldInput Line(string path, string section, string label) => new(path, section, label, InputKind.Line);

    private static FieldInput Prose(string path, string section, string label) => new(path, section, label, InputKind.Prose);

    private static FieldInput Date(string path, string section, string label) => new(path, section, label, InputKind.Date) { Hint = "MM/DD/YYYY" };

    private static FieldInput Digits(string path, string section, string label, int digits) =>
        new(path, section, label, InputKind.Digits) { Digits = digits, Hint = digits > 0 ? string.Create(CultureInfo.InvariantCulture, $"{digits} digits") : null };

    private static FieldInput Phone(string path, string section, string label) => Digits(path, section, label, 10);

    private static FieldInput YesNo(string path, string section, string label) => new(path, section, label, InputKind.YesNo) { Choices = [new("true", "Yes"), new("false", "No")] };

    private static FieldInput Set(string path, string section, string label, params (string Code, string Label)[] choices) =>
        new(path, section, label, InputKind.Set) { Choices = [.. choices.Select(choice => new Choice(choice.Code, choice.Label))] };

    private static FieldInput OneOf(string path, string section, string label, params (string Code, string Label)[] choices) =>
        new(path, section, label, InputKind.OneOf) { Choices = [.. choices.Select(choice => new Choice(choice.Code, choice.Label))] };
}
