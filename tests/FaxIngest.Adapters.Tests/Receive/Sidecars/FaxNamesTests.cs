namespace FaxIngest.Receive.Sidecars;

public sealed class FaxNamesTests
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 20, 17, 3, 11, TimeSpan.Zero);

    [Theory]
    [InlineData("20261120_090311_8315550100.tif", "8315550100", null)]
    [InlineData("fax-20261120090311-18315550100-8314305850.tif", "8315550100", "8314305850")]
    [InlineData("8315550100_20261120-090311_0007.tif", "8315550100", null)]
    [InlineData("inbox_from_8315550100_to_8314305850_20261120090311.tif", "8315550100", "8314305850")]
    [InlineData("fax20261120090311.tif", null, null)]
    public void Names_that_say_it_plainly_are_understood(string name, string? caller, string? line)
    {
        var note = new FaxNames(ServerTime.In("pacific")).Of(name);
        Assert.Equal((Moment, caller, line), (note.ReceivedAt, note.Caller, note.Line));
    }

    [Theory]
    [InlineData("fax000000123.tif")]
    [InlineData("12$1d8a5f0011223344.tif")]
    [InlineData("referral 91234567A.pdf")]
    [InlineData("8315550100.tif")]
    [InlineData("scan_20261120.tif")]
    public void Other_names_say_nothing(string name) => Assert.Equal(FaxNote.Nothing, new FaxNames(ServerTime.In("pacific")).Of(name));

    [Fact]
    public void The_settings_add_patterns()
    {
        var names = new FaxNames(ServerTime.In("utc"), [@"^L(?<line>\d+)-C(?<caller>\d+)-(?<pages>\d+)p(?<urgent>-urgent)?$"]);
        var note = names.Of("L8314305850-C8315550100-4p-urgent.tif");
        Assert.Equal(("8314305850", "8315550100", 4, true), (note.Line, note.Caller, note.Pages, note.Urgent));
        Assert.ThrowsAny<ArgumentException>(() => new FaxNames(ServerTime.In("utc"), ["(unclosed"]));
    }

    [Fact]
    public void A_pattern_that_never_ends_says_nothing_and_ends()
    {
        var names = new FaxNames(ServerTime.In("utc"), ["^(a+)+$"]);
        Assert.Equal(FaxNote.Nothing, names.Of(new string('a', 200) + "!.tif"));
    }
}
