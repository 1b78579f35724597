namespace FaxIngest.Receive.Sidecars;

public sealed class ServerTimeTests
{
    private static readonly ServerTime Pacific = ServerTime.In("pacific");

    [Theory]
    [InlineData("2026-11-20T17:03:11Z")]
    [InlineData("2026-11-20T17:03:11.000Z")]
    [InlineData("2026-11-20T09:03:11-08:00")]
    [InlineData("2026-11-20 09:03:11")]
    [InlineData("2026-11-20-09.03.11")]
    [InlineData("20261120090311")]
    [InlineData("20261120-090311")]
    [InlineData("2026:11:20 09:03:11")]
    [InlineData("11/20/2026 9:03:11 AM")]
    [InlineData("11/20/26 09:03:11")]
    [InlineData("20.11.2026 09:03:11")]
    [InlineData("Fri, 20 Nov 2026 09:03:11 -0800")]
    [InlineData("20-Nov-2026 09:03:11")]
    [InlineData("1795194191")]
    public void One_moment_in_many_ways(string text) => Assert.Equal(new DateTimeOffset(2026, 11, 20, 17, 3, 11, TimeSpan.Zero), Pacific.Of(text)?.ToUniversalTime());

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-11-20")]
    [InlineData("1/1/0001 0:00:00")]
    [InlineData("9999-12-31 23:59:59")]
    [InlineData("1601-01-01T00:00:00Z")]
    [InlineData("2026-13-20 09:03:11")]
    [InlineData("42")]
    public void What_is_no_time_of_a_fax_is_none(string text) => Assert.Null(Pacific.Of(text));

    [Theory]
    [InlineData("2026-07-01 12:00:00", 19)]
    [InlineData("2026-12-01 12:00:00", 20)]
    [InlineData("2026-03-08 01:59:59", 9)]
    [InlineData("2026-03-08 03:00:00", 10)]
    [InlineData("2026-11-01 00:30:00", 7)]
    [InlineData("2026-11-01 02:00:00", 10)]
    public void The_clock_in_California_changes_twice_a_year(string local, int hour) => Assert.Equal(hour, Pacific.Of(local)!.Value.UtcDateTime.Hour);

    [Fact]
    public void Other_zones_are_named_in_the_settings()
    {
        Assert.Equal(9, ServerTime.In("UTC").Of("2026-11-20 09:03:11")!.Value.UtcDateTime.Hour);
        Assert.Throws<ArgumentException>(() => ServerTime.In("Atlantis/Center"));
    }
}
