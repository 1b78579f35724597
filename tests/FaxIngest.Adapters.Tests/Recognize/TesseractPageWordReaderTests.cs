using FaxIngest.Recognize;

namespace FaxIngest.Tests.Recognize;

public sealed class TesseractPageWordReaderTests : IDisposable
{
    private readonly IPageWordReader _reader = OcrEngineCatalog.CreatePageWordReader();

    public void Dispose() => _reader.Dispose();

    [Theory]
    [InlineData(PageLayout.Sparse)]
    [InlineData(PageLayout.Flowing)]
    public void Finds_words_where_they_stand_line_by_line(PageLayout layout)
    {
        var page = new BinaryImage(1000, 600);
        Paste(page, LineSample.Line("name"), 100, 100);
        Paste(page, LineSample.Line("sentence"), 300, 400);

        var words = _reader.ReadWords(page, layout);

        Assert.Equal(["Maria", "Example", "Needs", "a", "ramp", "at", "the", "front", "door"], words.OrderBy(w => w.Line).ThenBy(w => w.Box.Left).Select(w => w.Text));
        Assert.Equal(2, words.Select(w => w.Line).Distinct().Count());
        var maria = words.Single(w => w.Text == "Maria").Box;
        Assert.InRange(maria.Left, 0.12, 0.15); // 100 + 30 of 1000 pixels
        Assert.InRange(maria.Top, 100 / 600.0, 130 / 600.0);
        Assert.InRange(maria.Bottom, 130 / 600.0, 160 / 600.0);
        Assert.All(words, w => Assert.InRange(w.Score.Value, 50, 100));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(400, 3)]
    [InlineData(1728, 2156)]
    public void A_blank_page_has_no_words(int width, int height) => Assert.Empty(_reader.ReadWords(new BinaryImage(width, height), PageLayout.Sparse));

    [Fact]
    public void A_black_page_is_survived()
    {
        var page = new BinaryImage(500, 500);
        Array.Fill(page.Ink, (byte)1);

        Assert.NotNull(_reader.ReadWords(page, PageLayout.Flowing));
    }

    private static void Paste(BinaryImage page, BinaryImage line, int left, int top)
    {
        for (var y = 0; y < line.Height; y++) Array.Copy(line.Ink, y * line.Width, page.Ink, (top + y) * page.Width + left, line.Width);
    }
}
