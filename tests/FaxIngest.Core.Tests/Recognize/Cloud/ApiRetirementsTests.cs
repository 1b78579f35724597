using FaxIngest.Recognize.Cloud;

namespace FaxIngest.Tests.Recognize.Cloud;

public sealed class ApiRetirementsTests
{
    // v2.1 ends on 2027-09-15.
    [Theory]
    [InlineData("2026-09-14", null)]
    [InlineData("2026-09-15", RetirementUrgency.Notice)]
    [InlineData("2027-06-16", RetirementUrgency.Notice)]
    [InlineData("2027-06-17", RetirementUrgency.Soon)]
    [InlineData("2027-08-15", RetirementUrgency.Soon)]
    [InlineData("2027-08-16", RetirementUrgency.Urgent)]
    [InlineData("2027-09-15", RetirementUrgency.Urgent)]
    [InlineData("2027-09-16", RetirementUrgency.Over)]
    public void It_is_said_a_year_90_and_30_days_ahead(string today, RetirementUrgency? urgency) =>
        Assert.Equal(urgency, ApiRetirements.NoticeOf("v2.1", DateOnly.Parse(today))?.Urgency);

    [Theory]
    [InlineData("2024-11-30")]
    [InlineData("2023-07-31")]
    public void A_version_without_an_announced_end_is_quiet_until_the_table_is_old(string version)
    {
        Assert.Null(ApiRetirements.NoticeOf(version, ApiRetirements.LookedUp.AddDays(365)));
        Assert.Contains("looked up", ApiRetirements.NoticeOf(version, ApiRetirements.LookedUp.AddDays(366))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_nobody_listed_is_said() => Assert.NotNull(ApiRetirements.NoticeOf("2031-01-01", ApiRetirements.LookedUp));
}
