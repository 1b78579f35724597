namespace FaxIngest.Decide;

/// <summary>The plan's wall clock. Worked out here, not looked up: time zone data is not on every machine that runs without culture data.</summary>
/// <remarks>Daylight time from the second Sunday of March to the first of November, at 2:00 local (Energy Policy Act of 2005).</remarks>
public static class PacificTime
{
    /// <summary>The day it is in California at a moment.</summary>
    public static DateOnly Day(DateTimeOffset moment)
    {
        DateTime standard = moment.UtcDateTime.AddHours(-8);
        DateTime start = Sunday(standard.Year, 3, 2).ToDateTime(new TimeOnly(2, 0)), end = Sunday(standard.Year, 11, 1).ToDateTime(new TimeOnly(1, 0));
        return DateOnly.FromDateTime(standard >= start && standard < end ? standard.AddHours(1) : standard);
    }

    /// <summary>The moment a day begins in California.</summary>
    public static DateTimeOffset Start(DateOnly day) => Moment(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The moment at which clocks in California show a time. Of the hour that comes twice in autumn the first; the hour that is left out in spring counts on from the one before.</summary>
    public static DateTimeOffset Moment(DateTime wallClock)
    {
        var wall = DateTime.SpecifyKind(wallClock, DateTimeKind.Unspecified);
        DateTime start = Sunday(wall.Year, 3, 2).ToDateTime(new TimeOnly(3, 0)), end = Sunday(wall.Year, 11, 1).ToDateTime(new TimeOnly(2, 0));
        return new DateTimeOffset(wall, TimeSpan.FromHours(wall >= start && wall < end ? -7 : -8));
    }

    private static DateOnly Sunday(int year, int month, int which)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((7 - (int)first.DayOfWeek) % 7 + 7 * (which - 1));
    }
}
