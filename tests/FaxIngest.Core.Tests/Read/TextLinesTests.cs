using FaxIngest.Recognize;

namespace FaxIngest.Read;

public sealed class TextLinesTests
{
    private static BinaryImage Block(params int[] tops)
    {
        var block = new BinaryImage(300, 160);
        foreach (var top in tops)
            for (var x = 10; x < 280; x += 16) Drawn.Fill(block, x, top, 8, 20);
        return block;
    }

    [Theory]
    [InlineData(1, new[] { 20 })]
    [InlineData(3, new[] { 10, 50, 90 })]
    public void Lines_are_counted(int count, int[] tops) => Assert.Equal(count, TextLines.Split(Block(tops)).Count);

    [Fact]
    public void Dots_above_belong_to_the_line_below()
    {
        var block = Block(30);
        for (var x = 12; x < 280; x += 32) Drawn.Fill(block, x, 24, 4, 3);

        var line = Assert.Single(TextLines.Split(block));

        Assert.True(line.Height >= 26);
    }

    [Fact]
    public void Paper_has_no_lines() => Assert.Empty(TextLines.Split(new BinaryImage(100, 50)));
}
