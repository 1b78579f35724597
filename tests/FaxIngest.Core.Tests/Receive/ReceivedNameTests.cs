using FaxIngest.Receive;

namespace FaxIngest.Tests.Receive;

public sealed class ReceivedNameTests
{
    [Theory]
    [InlineData("fax 1.tif", "fax 1.tif")]
    [InlineData("überweisung – 報告.pdf", "überweisung – 報告.pdf")]
    [InlineData("📠.tif", "📠.tif")]
    [InlineData("a\nb.tif", "a\\u{000A}b.tif")]
    [InlineData("\u202Efdp.exe", "\\u{202E}fdp.exe")]
    [InlineData("a\u200Bb\u2066c", "a\\u{200B}b\\u{2066}c")]
    [InlineData("a\0b", "a\\u{0000}b")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..", "..")]
    [InlineData(" ", "(no name)")]
    public void Names_are_shown_as_what_they_are(string name, string shown) => Assert.Equal(shown, ReceivedName.Clean(name));

    [Fact]
    public void Half_a_character_is_shown_by_its_number() => Assert.Equal("a\\u{D800}b", ReceivedName.Clean("a\uD800b"));

    [Fact]
    public void Of_a_long_name_beginning_and_end_stay()
    {
        string shown = ReceivedName.Clean(new string('a', 4000) + ".tif");
        Assert.InRange(shown.Length, 290, ReceivedName.Longest);
        Assert.EndsWith(".tif", shown);
        Assert.Contains("…", shown);
    }
}
