using FaxIngest.Recognize.Cloud;
using FaxIngest.Store;

namespace FaxIngest.Tests.Recognize.Cloud;

public sealed class CloudPauseTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly ManualTime time = new();

    [Theory]
    [InlineData(CloudOutage.Down, 5)]
    [InlineData(CloudOutage.Throttled, 5)]
    [InlineData(CloudOutage.Slow, 5)]
    [InlineData(CloudOutage.Refused, 60)]
    public void After_an_outage_nobody_asks_for_a_while(CloudOutage outage, int minutes)
    {
        var pause = new CloudPause(Pause, time);
        Assert.True(pause.IsOver);
        pause.Note(outage);
        Assert.False(pause.IsOver);
        time.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
        Assert.False(pause.IsOver);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(pause.IsOver);
    }

    [Theory]
    [InlineData(CloudOutage.Rejected)]
    [InlineData(CloudOutage.Cut)]
    [InlineData(CloudOutage.Garbage)]
    public void One_image_that_fails_stops_nobody(CloudOutage outage)
    {
        var pause = new CloudPause(Pause, time);
        pause.Note(outage);
        Assert.True(pause.IsOver);
    }

    [Fact]
    public void A_retired_interface_is_not_asked_again()
    {
        var pause = new CloudPause(Pause, time);
        pause.Note(CloudOutage.Retired);
        time.Advance(TimeSpan.FromDays(400));
        Assert.False(pause.IsOver);
    }
}
