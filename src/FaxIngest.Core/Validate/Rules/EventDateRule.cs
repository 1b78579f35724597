namespace FaxIngest.Validate.Rules;

/// <summary>Dates of what has happened by the time of the fax: referral, signature.</summary>
internal sealed class EventDateRule : IRule
{
    // A referral may lie in a drawer; one of a year ago is a misread year more often than not.
    private const int StaleDays = 366;

    public IEnumerable<Finding> Check(ReferralCase referral)
    {
        foreach (string path in (string[])["referral.date", "signature.date"])
        {
            if (!referral.Has(path)) continue;
            if (referral.Date(path) is not DateOnly date) yield return new Finding("date-invalid", "There is no such day.", path);
            else if (date > referral.ReceivedOn.AddDays(1)) yield return new Finding("date-future", "The date lies after the day the fax came.", path);
            else if (date < referral.ReceivedOn.AddDays(-StaleDays)) yield return new Finding("date-stale", "The date lies more than a year before the fax came.", path);
        }
        foreach (string path in (string[])["meals.dischargeDate", "disenrollment.date"])
        {
            if (!referral.Has(path)) continue;
            if (referral.Date(path) is not DateOnly date) yield return new Finding("date-invalid", "There is no such day.", path);
            else if (Math.Abs(date.DayNumber - referral.ReceivedOn.DayNumber) > StaleDays) yield return new Finding("date-implausible", "The date lies more than a year from the day the fax came.", path);
        }
    }
}
