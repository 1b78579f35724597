namespace FaxIngest.Decide;

/// <summary>A yearly holiday: on a fixed day, or on the nth given weekday of a month.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Month">1..12.</param>
/// <param name="Day">Day of the month; 0 when it is tied to a weekday.</param>
/// <param name="Weekday">Day of the week, when it is tied to one.</param>
/// <param name="Nth">1..4 from the month's start, −1 the last.</param>
/// <param name="Shift">Days after that weekday.</param>
/// <param name="FridayForSaturday">A Saturday holiday is kept on the Friday before (federal rule; the state keeps none).</param>
/// <param name="Since">First year.</param>
public sealed record Holiday(string Name, int Month, int Day = 0, DayOfWeek Weekday = DayOfWeek.Sunday, int Nth = 0, int Shift = 0, bool FridayForSaturday = false, int Since = 0)
{
    /// <summary>The day on which it is kept, or null when it is not kept on a weekday in that year.</summary>
    public DateOnly? On(int year)
    {
        if (year < Since) return null;
        DateOnly day;
        if (Day > 0) day = new DateOnly(year, Month, Day);
        else if (Nth > 0)
        {
            var first = new DateOnly(year, Month, 1);
            day = first.AddDays(((int)Weekday - (int)first.DayOfWeek + 7) % 7 + 7 * (Nth - 1) + Shift);
        }
        else
        {
            var last = new DateOnly(year, Month, DateTime.DaysInMonth(year, Month));
            day = last.AddDays(-(((int)last.DayOfWeek - (int)Weekday + 7) % 7) + Shift);
        }
        return day.DayOfWeek switch
        {
            DayOfWeek.Sunday => day.AddDays(1),
            DayOfWeek.Saturday => FridayForSaturday ? day.AddDays(-1) : null,
            _ => day,
        };
    }
}
