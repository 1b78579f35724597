using FaxIngest.Recognize;

namespace FaxIngest.Identify;

public sealed class BlankPageTests
{
    private static BinaryImage Sheet() => new(1728, 2184);

    [Fact]
    public void An_empty_sheet_with_a_header_line_dust_and_a_streak_is_blank()
    {
        var sheet = Sheet();
        for (var x = 60; x < 1600; x += 20) Drawn.Fill(sheet, x, 8, 12, 22);
        Drawn.Speckle(sheet, 400, seed: 1);
        Drawn.Fill(sheet, 900, 0, 3, 2184);

        Assert.True(BlankPage.Is(sheet));
    }

    [Fact]
    public void One_word_is_not_blank()
    {
        var sheet = Sheet();
        for (var letter = 0; letter < 6; letter++)
        {
            Drawn.Stroke(sheet, 400 + letter * 20, 800, 400 + letter * 20, 826);
            Drawn.Stroke(sheet, 400 + letter * 20, 813, 412 + letter * 20, 813);
        }

        Assert.False(BlankPage.Is(sheet));
    }

    [Fact]
    public void A_sheet_under_a_halftone_cannot_be_called_blank()
    {
        var sheet = Sheet();
        for (var y = 0; y < sheet.Height; y += 3)
            for (var x = y % 5; x < sheet.Width; x += 5) sheet.Ink[y * sheet.Width + x] = 1;

        Assert.False(BlankPage.Is(sheet));
    }
}
