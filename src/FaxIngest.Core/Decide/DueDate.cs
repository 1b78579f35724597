namespace FaxIngest.Decide;

/// <summary>When a referral has to be processed. The clock starts when the fax came, not when it was read.</summary>
public static class DueDate
{
    // Routine: the plan's published five business days. Expedited: 72 hours, weekends included, told as the day in which they end.
    private const int RoutineWorkingDays = 5, ExpeditedDays = 3;

    /// <summary>The last day.</summary>
    /// <param name="receivedAt">When the fax server or mailbox received it.</param>
    /// <param name="expedited">Whether the sender asks for it, or that cannot be ruled out.</param>
    /// <param name="calendar">Working days.</param>
    public static DateOnly Of(DateTimeOffset receivedAt, bool expedited, BusinessCalendar calendar)
    {
        DateOnly day = PacificTime.Day(receivedAt);
        return expedited ? day.AddDays(ExpeditedDays) : calendar.Add(day, RoutineWorkingDays);
    }
}
