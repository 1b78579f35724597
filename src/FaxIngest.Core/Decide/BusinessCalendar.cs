namespace FaxIngest.Decide;

/// <summary>Working days: Monday to Friday, less holidays.</summary>
/// <remarks>The plan's own holiday list is not public; these are the federal holidays (5 U.S.C. 6103) and those that California adds
/// (Government Code 6700: Cesar Chavez Day; and by practice the day after Thanksgiving).</remarks>
public sealed class BusinessCalendar(IReadOnlyList<Holiday> holidays)
{
    /// <summary>Federal and California state holidays.</summary>
    public static BusinessCalendar California { get; } = new(
    [
        new("New Year's Day", 1, 1, FridayForSaturday: true),
        new("Martin Luther King Jr. Day", 1, Weekday: DayOfWeek.Monday, Nth: 3),
        new("Presidents' Day", 2, Weekday: DayOfWeek.Monday, Nth: 3),
        new("Cesar Chavez Day", 3, 31),
        new("Memorial Day", 5, Weekday: DayOfWeek.Monday, Nth: -1),
        new("Juneteenth", 6, 19, FridayForSaturday: true, Since: 2021),
        new("Independence Day", 7, 4, FridayForSaturday: true),
        new("Labor Day", 9, Weekday: DayOfWeek.Monday, Nth: 1),
        new("Columbus Day", 10, Weekday: DayOfWeek.Monday, Nth: 2),
        new("Veterans Day", 11, 11, FridayForSaturday: true),
        new("Thanksgiving", 11, Weekday: DayOfWeek.Thursday, Nth: 4),
        new("Day after Thanksgiving", 11, Weekday: DayOfWeek.Thursday, Nth: 4, Shift: 1),
        new("Christmas Day", 12, 25, FridayForSaturday: true),
    ]);

    /// <summary>Whether people work on a day.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Any(h => h.On(day.Year) == day || h.On(day.Year + 1) == day);

    /// <summary>The working day that is <paramref name="count"/> working days after a day; the day itself does not count.</summary>
    public DateOnly Add(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) count--;
        }
        return day;
    }
}
