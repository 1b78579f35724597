namespace FaxIngest.Verify;

/// <summary>Form types (contract section 2) as a person reads them, and the fields of each for keying by hand.</summary>
internal static class FormTypes
{
    /// <summary>All types, in the order they are offered; <c>unknown</c> last.</summary>
    internal static readonly IReadOnlyList<Choice> All =
    [
        new("ecm-referral", "ECM referral"), new("cs-housing", "Community Supports: housing"), new("cs-eaa", "Community Supports: home adaptations"),
        new("cs-meals", "Community Supports: meals"), new("cs-pchs-respite", "Community Supports: personal care, respite"), new("cs-referral", "Community Supports: other form"),
        new("ecm-disenrollment", "ECM disenrollment"), new("tar", "Treatment authorization request"), new("correspondence", "Letter or e-mail"), new("unknown", "Unknown form"),
    ];

    private static readonly string[] Member =
    [
        "member.lastName", "member.firstName", "member.middleInitial", "member.cin", "member.dateOfBirth", "member.sex", "member.phone", "member.address.street",
        "member.address.city", "member.address.state", "member.address.zip", "member.county", "member.preferredLanguage",
    ];

    private static readonly string[] Referrer =
        ["referral.date", "referral.urgency", "referrer.organization", "referrer.name", "referrer.title", "referrer.npi", "referrer.phone", "referrer.fax", "referrer.email"];

    private static readonly string[] Servicing = ["servicingProvider.name", "servicingProvider.id", "servicingProvider.npi"];

    private static readonly string[] Close = ["narrative", "consent.obtained", "consent.method", "signature.present", "signature.date"];

    internal static string Label(string type) => All.FirstOrDefault(choice => choice.Code == type)?.Label ?? type;

    /// <summary>The label where there is little room: Community Supports by its initials, as its forms are called at the plan.</summary>
    internal static string Short(string type) => Label(type).Replace("Community Supports: ", "CS ", StringComparison.Ordinal);

    internal static bool IsKnown(string type) => All.Any(choice => choice.Code == type);

    /// <summary>Field paths a form of this type can carry, in the order they are keyed. Also the fields that reading may have missed, so more than one printed form has.</summary>
    internal static IReadOnlyList<string> FieldsOf(string type) => type switch
    {
        "ecm-referral" => [.. Member, "guardian.name", "guardian.phone", .. Referrer, "referrer.relationship", .. Servicing, "services", "populationsOfFocus", .. Close],
        "cs-housing" => [.. Member, "guardian.name", "guardian.phone", .. Referrer, "services", "housing.status", "housing.priorDeposit", "housing.depositAmount", "servicingProvider.name", .. Close],
        "cs-eaa" => [.. Member, "guardian.name", "guardian.phone", .. Referrer, "services", "eaa.modifications", "home.tenure", "landlord.name", "landlord.phone", .. Close],
        "cs-meals" => [.. Member, "guardian.name", "guardian.phone", .. Referrer, "services", "meals.conditions", "meals.allergies", "meals.dischargeDate", .. Close],
        "cs-pchs-respite" => [.. Member, .. Referrer, "services", "ihss.status", "ihss.hours", "caregiver.name", "caregiver.phone", .. Close],
        "ecm-disenrollment" => [.. Member, "referrer.organization", "referrer.npi", "referrer.name", "referrer.phone", "referrer.email",
            "disenrollment.program", "disenrollment.date", "disenrollment.reason", "narrative", "signature.present", "signature.date"],
        "tar" => [.. Member, .. Referrer, .. Servicing, "tar.requestType", .. Enumerable.Range(0, 2).SelectMany(Diagnosis), .. Enumerable.Range(0, 4).SelectMany(ServiceLine),
            "services", "populationsOfFocus", "narrative", "signature.present", "signature.date"],
        _ => [.. Member, "guardian.name", "guardian.phone", .. Referrer, "referrer.relationship", .. Servicing, "services", "populationsOfFocus", .. Close],
    };

    private static string[] Diagnosis(int number) => [$"diagnoses[{number}].code", $"diagnoses[{number}].description"];

    private static string[] ServiceLine(int number) =>
        [$"lines[{number}].procedureCode", $"lines[{number}].modifiers", $"lines[{number}].units", $"lines[{number}].from", $"lines[{number}].to"];
}
