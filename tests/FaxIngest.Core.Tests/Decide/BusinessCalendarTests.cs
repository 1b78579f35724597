using FaxIngest.Decide;

namespace FaxIngest.Tests.Decide;

public class BusinessCalendarTests
{
    [Theory]
    [InlineData("2026-01-01", false)] // New Year's Day
    [InlineData("2027-01-01", false)]
    [InlineData("2021-12-31", false)] // New Year's Day 2022 is a Saturday: kept on Friday of the year before
    [InlineData("2026-01-19", false)] // third Monday
    [InlineData("2026-02-16", false)]
    [InlineData("2026-03-31", false)] // Cesar Chavez Day
    [InlineData("2024-04-01", false)] // Cesar Chavez Day 2024 is a Sunday
    [InlineData("2026-05-25", false)] // last Monday
    [InlineData("2026-06-19", false)]
    [InlineData("2026-07-03", false)] // 4 July 2026 is a Saturday
    [InlineData("2026-07-06", true)]
    [InlineData("2026-09-07", false)]
    [InlineData("2026-11-11", false)]
    [InlineData("2026-11-26", false)]
    [InlineData("2026-11-27", false)] // day after Thanksgiving
    [InlineData("2026-11-28", false)] // Saturday
    [InlineData("2026-11-25", true)]
    [InlineData("2026-12-25", false)]
    [InlineData("2026-12-28", true)]
    public void Working_days_are_weekdays_that_are_no_holidays(string day, bool works) =>
        Assert.Equal(works, BusinessCalendar.California.IsWorkingDay(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-11-16T17:00:00Z", false, "2026-11-23")]
    [InlineData("2026-11-20T17:03:11Z", false, "2026-12-01")] // over Thanksgiving
    [InlineData("2026-11-20T17:03:11Z", true, "2026-11-23")]  // expedited: weekends count
    [InlineData("2026-11-17T07:30:00Z", false, "2026-11-23")] // still the 16th in California
    [InlineData("2026-07-01T06:30:00Z", false, "2026-07-08")] // 23:30 on 30 June in daylight time
    [InlineData("2026-07-01T07:30:00Z", false, "2026-07-09")]
    public void The_clock_starts_on_the_day_of_receipt_in_California(string receivedAt, bool expedited, string due) =>
        Assert.Equal(due, DueDate.Of(DateTimeOffset.Parse(receivedAt, System.Globalization.CultureInfo.InvariantCulture), expedited, BusinessCalendar.California).ToString("yyyy-MM-dd"));

    [Theory]
    [InlineData("2026-03-08T09:59:59Z", "2026-03-08")]
    [InlineData("2026-11-01T06:59:59Z", "2026-10-31")] // 23:59 daylight time
    [InlineData("2026-11-01T07:00:00Z", "2026-11-01")]
    [InlineData("2026-12-01T07:59:59Z", "2026-11-30")]
    [InlineData("2026-06-01T06:59:59Z", "2026-05-31")]
    [InlineData("2026-06-01T07:00:00Z", "2026-06-01")]
    public void Days_turn_at_Pacific_midnight(string moment, string day) =>
        Assert.Equal(day, PacificTime.Day(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd"));
}
