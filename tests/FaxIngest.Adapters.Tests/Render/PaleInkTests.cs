using FaxIngest.Native;
using FaxIngest.Recognize;
using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

public sealed class PaleInkTests
{
    private const int Width = 1734, Height = 2156;
    private readonly byte[] page = new byte[Width * Height];

    public PaleInkTests() => Array.Fill(page, (byte)255);

    [Fact]
    public void Pencil_beside_print_is_ink()
    {
        Fill(200, 200, 500, 204, 40);
        Fill(220, 240, 300, 244, 185); // pencil
        Fill(260, 220, 264, 290, 200); // and paler

        var image = Rendered();

        Assert.True(image[250, 202] && image[240, 242] && image[262, 280]);
    }

    [Fact]
    public void A_stroke_that_fades_is_one_stroke()
    {
        for (int x = 300; x < 420; x++) Fill(x, 500, x + 1, 504, 110 + (x - 300) * 3 / 4); // 110 to 200

        Assert.Single(Components.Of(Rendered()).All);
    }

    [Fact]
    public void Shaded_bands_and_what_is_printed_in_them_stay_as_they_are()
    {
        Fill(200, 300, 1500, 360, 205);
        Fill(240, 310, 270, 350, 30); // a letter with a hole
        Fill(248, 318, 262, 342, 205);

        var image = Rendered();

        Assert.True(image[243, 330]);
        Assert.False(image[255, 330] || image[800, 330] || image[201, 330]);
    }

    [Fact]
    public void Print_gets_no_fatter()
    {
        Fill(200, 300, 600, 310, 30);
        foreach (int edge in (int[])[298, 299, 310, 311]) Fill(200, edge, 600, edge + 1, 190);

        Assert.Equal(400 * 10, Rendered().Ink.Sum(v => v));
    }

    [Fact]
    public void Specks_and_a_pattern_all_over_are_no_writing()
    {
        Fill(300, 300, 303, 303, 190);
        Assert.DoesNotContain(1, Rendered().Ink.Select(v => (int)v));

        for (int y = 0; y < Height; y += 12) Fill(0, y, Width, y + 2, 200);
        Assert.DoesNotContain(1, Rendered().Ink.Select(v => (int)v));
    }

    private void Fill(int left, int top, int right, int bottom, int gray)
    {
        for (int y = top; y < bottom; y++) page.AsSpan(y * Width + left, right - left).Fill((byte)gray);
    }

    /// <summary>The page at fax resolution, black and white.</summary>
    private unsafe BinaryImage Rendered()
    {
        using var pix = LeptonicaApi.Create(Width, Height, 8);
        var words = LeptonicaApi.WordsPerLine(pix);
        for (int y = 0; y < Height; y++)
        {
            var line = LeptonicaApi.Pixels(pix) + (nint)y * words;
            for (int x = 0; x < Width; x++) line[x >> 2] |= (uint)page[y * Width + x] << (24 - 8 * (x & 3));
        }
        return Binarizer.ToInk(pix);
    }
}
