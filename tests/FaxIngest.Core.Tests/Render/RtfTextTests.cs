namespace FaxIngest.Render;

public sealed class RtfTextTests
{
    [Theory]
    [InlineData(@"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0\fs20 One\par Two\tab three}", "One\nTwo  three")]
    [InlineData(@"{\rtf1 Mu\'f1oz \u8211?dash \{x\}}", "Muñoz –dash {x}")]
    [InlineData(@"{\rtf1 a{\*\generator no;}{\pict 0102}b}", "ab")]
    [InlineData(@"{\rtf1 cut off \par {\b bold", "cut off \nbold")]
    [InlineData(@"{\rtf1 a\", "a")]
    [InlineData("}}}{{{", "")]
    public void The_words_are_kept(string rtf, string text) => Assert.Equal(text, RtfText.Of(rtf));
}
