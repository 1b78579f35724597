using System.Text.RegularExpressions;

namespace FaxIngest.Forms.Learn;

/// <summary>What labels of referral forms mean: who is spoken of, and which of their data. The words are those of referral, authorization and Community Supports forms in use
/// by Medi-Cal plans; a label that is none of them stays open, for a person.</summary>
internal static partial class FieldLexicon
{
    /// <summary>A person whose data are no field's: what is asked of them must not be taken for the member's.</summary>
    private const string SomebodyElse = "somebody else";

    /// <summary>Who a label or heading speaks of; first match counts.</summary>
    private static readonly (string Role, Regex Words)[] Roles =
    [
        (SomebodyElse, Words("emergency contact|next of kin")),
        ("guardian", Words("parent|guardian|conservator|authorized representative")),
        ("caregiver", Words("caregiver|care giver")),
        ("landlord", Words("landlord|property owner|property manager")),
        ("servicingProvider", Words("servicing|rendering|performing|referred to")),
        ("referrer", Words("referring|referred by|referral source|referrer|requesting|requestor|requester|submitted by|person completing|contact person|completed by|your (name|agency)|provider|physician|case manager")),
        ("member", Words("member|patient|client|beneficiary|enrollee|participant|applicant|individual")),
        (SomebodyElse, Words("insured|subscriber|policy ?holder")),
    ];

    /// <summary>Which datum a label asks for; first match counts.</summary>
    private static readonly (string Datum, Regex Words)[] Data =
    [
        ("lastName", Words("last name|surname|family name")),
        ("firstName", Words("first name|given name")),
        ("middleInitial", Words("^mi$|^m i$|middle initial|middle")),
        ("dateOfBirth", Words("date of birth|dob|d o b|birth date|birthdate|born")),
        ("npi", Words("npi|national provider identifier")),
        ("cin", Words("cin|client index|medi cal (id|identification|number|no)|medicaid (id|number)|member id|alliance id|beneficiary id|medical identification|medical number|id number|bic")),
        ("sex", Words("sex|gender")),
        ("email", Words("email|e mail")),
        ("fax", Words("fax")),
        ("phone", Words("phone|telephone|tel|mobile|cell|contact number")),
        ("zip", Words("zip|postal code")),
        ("city", Words("city|town")),
        ("county", Words("county")),
        ("state", Words("state")),
        ("street", Words("street|address|residence")),
        ("preferredLanguage", Words("language")),
        ("id", Words("provider id|provider number|provider no")),
        ("title", Words("title|credentials|position|job role")),
        ("organization", Words("organization|organisation|agency|facility|practice|clinic|company|hospital")),
        ("name", Words("name|contact person|referred by|completed by|provider|physician")),
    ];

    /// <summary>Labels that are a field of their own, whoever is spoken of; first match counts. An index stands for the row.</summary>
    private static readonly (string Path, Regex Words)[] Fields =
    [
        ("disenrollment.date", Words("disenrollment date|date of disenrollment|effective date")),
        ("meals.dischargeDate", Words("discharge date|date of discharge|hospital discharge")),
        ("meals.allergies", Words("allerg\\w*")),
        ("housing.depositAmount", Words("deposit amount|amount requested")),
        ("ihss.hours", Words("ihss hours|hours per month|monthly hours|authorized hours|hours")),
        ("diagnoses[].code", Words("icd|icd 10|icd10|diagnosis code|icd 10 code|diagnosis")),
        ("diagnoses[].description", Words("description")),
        ("lines[].procedureCode", Words("procedure code|procedure|hcpcs|cpt|service code")),
        ("lines[].modifiers", Words("modifier|modifiers|modifier s|mod")),
        ("lines[].units", Words("units|quantity|qty")),
        ("lines[].from", Words("from date|^from$|start date")),
        ("lines[].to", Words("to date|^to$|through|end date")),
        ("referral.date", Words("date of referral|referral date|date of request|request date|date submitted|today s date")),
        ("signature.date", Words("date signed|signature date|date of signature")),
        ("narrative", Words("reason for referral|medical need|clinical notes|instructions|describe|justification|comments|additional information|notes|narrative|social factors|safety concerns|explain|summary|history")),
    ];

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["lastName"] = "last-name", ["firstName"] = "first-name", ["middleInitial"] = "middle-initial", ["dateOfBirth"] = "birth-date", ["npi"] = "npi", ["cin"] = "cin", ["sex"] = "sex",
        ["email"] = "email", ["fax"] = "phone", ["phone"] = "phone", ["zip"] = "zip", ["city"] = "city", ["county"] = "county", ["state"] = "state", ["street"] = "street",
        ["preferredLanguage"] = "language", ["id"] = "provider-id", ["title"] = "title", ["organization"] = "organization", ["name"] = "full-name",
        ["disenrollment.date"] = "date", ["meals.dischargeDate"] = "date", ["meals.allergies"] = "text", ["housing.depositAmount"] = "money", ["ihss.hours"] = "count",
        ["code"] = "icd10", ["description"] = "text", ["procedureCode"] = "hcpcs", ["modifiers"] = "modifiers", ["units"] = "count", ["from"] = "date", ["to"] = "date",
        ["referral.date"] = "date", ["signature.date"] = "date", ["narrative"] = "prose", ["servicingProvider.name"] = "organization", ["member.name"] = "last-first-name",
    };

    /// <summary>Who is spoken of, or null when the words do not say.</summary>
    public static string? RoleOf(string words)
    {
        string plain = Plain(words);
        return Roles.FirstOrDefault(r => r.Words.IsMatch(plain)).Role;
    }

    /// <summary>The field a label asks for, with <c>[]</c> for a row's number; null: not known.</summary>
    /// <param name="label">As printed.</param>
    /// <param name="role">Who the part of the form is about, or null.</param>
    /// <param name="formType">Form type: a caregiver is a person of their own on respite forms, elsewhere another word for guardian.</param>
    public static (string Path, string Kind)? FieldOf(string label, string? role, string formType) =>
        FieldOfWords(Plain(label), role, formType) ?? FieldOfWords(Plain(Example().Replace(label, " ").Replace('(', ' ').Replace(')', ' ')), role, formType);

    private static (string Path, string Kind)? FieldOfWords(string plain, string? role, string formType)
    {
        if (plain.Length == 0) return null;
        string? own = RoleOf(plain);
        string? datum = Data.FirstOrDefault(d => d.Words.IsMatch(plain)).Datum ?? (own is "guardian" or "caregiver" or "landlord" ? "name" : null);
        // "Hospital discharge date" names a hospital and "description of needs" no diagnosis: a field of its own counts before a datum that could be anybody's.
        if (Fields.FirstOrDefault(f => f.Words.IsMatch(plain)).Path is string path && (datum is null or "organization" or "name" or "title"))
            return (path, KindOf(path));
        if (datum is null) return null;
        // "Provider" alone says less than the heading above: it may be the one who serves.
        string who = own is null || own == "referrer" && IsProvider().IsMatch(plain) ? role ?? own ?? "member" : own;
        if (who == SomebodyElse) return null;
        if (who == "caregiver" && formType != "cs-pchs-respite") who = "guardian";
        // On an authorization request the provider is an organization, with a person to ask.
        if (who == "referrer" && plain == "provider name") datum = "organization";
        return Path(who, datum) is string known ? (known, KindOf(known)) : null;
    }

    private static string? Path(string who, string datum) => (who, datum) switch
    {
        ("member", "street" or "city" or "state" or "zip") => $"member.address.{datum}",
        ("member", "lastName" or "firstName" or "middleInitial" or "dateOfBirth" or "cin" or "sex" or "phone" or "county" or "preferredLanguage" or "name") => $"member.{datum}",
        ("guardian" or "caregiver" or "landlord", "name" or "phone") => $"{who}.{datum}",
        ("referrer", "organization" or "name" or "title" or "npi" or "phone" or "fax" or "email") => $"referrer.{datum}",
        ("servicingProvider", "name" or "npi" or "id") => $"servicingProvider.{datum}",
        ("servicingProvider", "organization") => "servicingProvider.name",
        // Birth, CIN and the like are only ever asked of the member.
        (_, "dateOfBirth" or "cin" or "sex" or "county" or "preferredLanguage") => $"member.{datum}",
        _ => null,
    };

    private static string KindOf(string path) =>
        Kinds.GetValueOrDefault(path) ?? Kinds[path[(path.LastIndexOf('.') + 1)..]];

    /// <summary>Lower-case words with single blanks: nothing in brackets, no punctuation.</summary>
    internal static string Plain(string label) => Blanks().Replace(NotWords().Replace(Bracketed().Replace(label, " ").ToLowerInvariant(), " "), " ").Trim();

    private static Regex Words(string alternatives) => new($@"\b(?:{alternatives})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>What is only an example of an entry: "Location (e.g. Salinas City)".</summary>
    [GeneratedRegex(@"\(\s*(e\.?\s?g\.?|for example|ex\.)[^)]*\)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Bracketed();

    [GeneratedRegex("^provider (id|name|npi|number)\\b")]
    private static partial Regex IsProvider();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotWords();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
