namespace FaxIngest.Validate.Rules;

/// <summary>A service line begins before it ends and lies within two years of the fax.</summary>
internal sealed class LineDatesRule : IRule
{
    private const int FarDays = 731;

    public IEnumerable<Finding> Check(ReferralCase referral)
    {
        foreach (int row in referral.Rows("lines"))
        {
            string fromPath = $"lines[{row}].from", toPath = $"lines[{row}].to";
            DateOnly? from = referral.Date(fromPath), to = referral.Date(toPath);
            if (referral.Has(fromPath) && from is null) yield return new Finding("date-invalid", "There is no such day.", fromPath);
            if (referral.Has(toPath) && to is null) yield return new Finding("date-invalid", "There is no such day.", toPath);
            if (from > to) yield return new Finding("dates-out-of-order", "The service would end before it begins.", toPath);
            foreach (var (path, date) in new[] { (fromPath, from), (toPath, to) })
                if (date is DateOnly day && Math.Abs(day.DayNumber - referral.ReceivedOn.DayNumber) > FarDays)
                    yield return new Finding("date-implausible", "The date lies more than two years from the day the fax came.", path);
        }
    }
}
