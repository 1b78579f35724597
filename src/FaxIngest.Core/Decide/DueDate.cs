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

    /// <summary>The moment at which the clock of an expedited referral ends: 72 hours after it was received.</summary>
    public static DateTimeOffset ExpeditedEnd(DateTimeOffset receivedAt) => receivedAt.AddDays(ExpeditedDays);

    /// <summary>The moment at which a clock ends. A last day so soon is an expedited one's, whose hours count; five business days end with their last day in California.</summary>
    /// <param name="receivedAt">When the fax server or mailbox received it.</param>
    /// <param name="day">The last day, as <see cref="Of"/> gives it.</param>
    public static DateTimeOffset End(DateTimeOffset receivedAt, DateOnly day) =>
        day == PacificTime.Day(receivedAt).AddDays(ExpeditedDays) ? ExpeditedEnd(receivedAt) : PacificTime.Start(day.AddDays(1));
}
