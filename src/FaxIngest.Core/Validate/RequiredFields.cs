namespace FaxIngest.Validate;

/// <summary>What a referral needs to be worked on: whom it concerns, what is asked for, and how to reach who sent it. Other gaps are the plan's
/// to chase after intake.</summary>
public static class RequiredFields
{
    /// <summary>Paths of needed fields that are blank. What is written but could not be read is not missing: it has its own reason.</summary>
    public static IReadOnlyList<string> Missing(ReferralCase referral) =>
        [.. Identity(referral), .. Request(referral), .. Reach(referral)];

    // A CIN alone identifies; without one, name, birth date and one of telephone, street, ZIP code do.
    private static IEnumerable<string> Identity(ReferralCase referral)
    {
        if (referral.IsWritten("member.cin")) yield break;
        string[] person = ["member.lastName", "member.firstName", "member.dateOfBirth"];
        string[] place = ["member.phone", "member.address.street", "member.address.zip"];
        var gaps = person.Where(p => !referral.IsWritten(p)).ToList();
        if (!place.Any(referral.IsWritten)) gaps.Add("member.phone");
        if (gaps.Count == 0) yield break;
        yield return "member.cin";
        foreach (string gap in gaps) yield return gap;
    }

    private static IEnumerable<string> Request(ReferralCase referral)
    {
        string[] needed = referral.FormType switch
        {
            "ecm-referral" => ["populationsOfFocus"],
            "ecm-disenrollment" => ["disenrollment.program", "disenrollment.reason", "disenrollment.date"],
            "unknown" or "correspondence" => referral.IsWritten("services") || referral.IsWritten("populationsOfFocus") ? [] : ["services"],
            _ => ["services"],
        };
        return needed.Where(path => !referral.IsWritten(path));
    }

    private static IEnumerable<string> Reach(ReferralCase referral) =>
        new[] { "referrer.phone", "referrer.fax", "referrer.email" }.Any(referral.IsWritten) ? [] : ["referrer.phone"];
}
