namespace FaxIngest.Decide.Duplicates;

/// <summary>How often two <em>different</em> papers that share a key (one member, one household, one office on one day) say the same in a field by chance.</summary>
/// <remarks>Assumed, not counted: no archive of real referrals was at hand. What such papers share by their nature (member, office) is put high, so that it proves little;
/// dates, free text and lines are put low. Tests hold true pairs and near misses against it.</remarks>
internal static class FieldWeights
{
    private static readonly (string Prefix, double Chance, string Group)[] Table =
    [
        ("member.cin", 0.6, "member"),
        ("member.firstName", 0.6, "member"),
        ("member.dateOfBirth", 0.7, "member"),
        ("member.sex", 0.8, "member"),
        ("member.", 0.9, "member"),
        ("guardian.", 0.8, "member"),
        ("caregiver.", 0.8, "member"),
        ("landlord.", 0.8, "member"),
        ("referrer.", 0.6, "referrer"),
        ("servicingProvider.", 0.7, "referrer"),
        ("referral.date", 0.03, "date"),
        ("signature.date", 0.05, "date"),
        ("disenrollment.date", 0.05, "date"),
        ("meals.dischargeDate", 0.1, "date"),
        ("referral.urgency", 0.9, "choices"),
        ("consent.", 0.9, "choices"),
        ("signature.present", 0.9, "choices"),
        ("services", 0.4, "choices"),
        ("narrative", 0.01, "narrative"),
        ("lines[", 0.15, "lines"),
        ("diagnoses[", 0.6, "choices"),
    ];

    /// <summary>Fields that decide what a paper is about: two papers that surely differ in one of them are two papers.</summary>
    public static bool IsDecisive(string path) =>
        path is "services" or "populationsOfFocus" or "tar.requestType" or "disenrollment.program" or "disenrollment.reason"
        || path.StartsWith("lines[", StringComparison.Ordinal) && path.EndsWith(".procedureCode", StringComparison.Ordinal);

    /// <summary>Chance agreement of a field, 0..1, and the group whose evidence counts only up to <see cref="MostOfGroup"/>: its fields are no independent witnesses.</summary>
    public static (double Chance, string Group) Of(string path)
    {
        foreach (var (prefix, chance, group) in Table)
            if (path.StartsWith(prefix, StringComparison.Ordinal)) return (chance, group);
        return (0.5, "choices");
    }

    /// <summary>What all agreement of a group is worth at most, as log odds: 4 is 1 in 55.</summary>
    public const double MostOfGroup = 4;
}
