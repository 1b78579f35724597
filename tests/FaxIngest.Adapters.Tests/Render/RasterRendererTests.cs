using System.Buffers.Binary;
using FaxIngest.Native;
using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

public sealed class RasterRendererTests : RenderFixture
{
    private const int FormatJpeg = 2; // IFF_JFIF_JPEG

    [Fact]
    public void A_png_header_that_declares_too_much_is_refused_before_decoding()
    {
        var file = File.ReadAllBytes(Path.Combine(TestFolder.Of("render"), "same", "plain.png"));
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), 60_000);

        var (pages, problem) = Read(Save("bomb.png", file));

        Assert.Empty(pages);
        Assert.Equal("too-many-pixels", problem?.Code);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(1000)]
    public void A_png_cut_short_is_damage(int length)
    {
        var file = File.ReadAllBytes(Path.Combine(TestFolder.Of("render"), "same", "plain.png"));

        var (pages, problem) = Read(Save("cut.png", file[..length]));

        Assert.Empty(pages);
        Assert.Equal("damaged", problem?.Code);
    }

    [Fact]
    public void A_photograph_in_bad_light_gives_its_writing_and_no_shadow()
    {
        var page = Assert.Single(Read(Save("photo.jpg", Photograph())).Pages);

        Assert.Equal((1734, 2156), (page.Image.Width, page.Image.Height));
        var (scaleX, scaleY) = (1734 / 1275.0, 2156 / 1650.0);
        Assert.True(page.Image[(int)(205 * scaleX), (int)(306 * scaleY)], "a stroke in the light");
        Assert.True(page.Image[(int)(205 * scaleX), (int)(1506 * scaleY)], "a stroke in the shadow");
        var ink = page.Image.Ink.Count(pixel => pixel != 0) / (double)page.Image.Ink.Length;
        Assert.InRange(ink, 0.005, 0.012); // the strokes cover 0.8 %
    }

    [Fact]
    public void A_jpeg_cut_short_gives_what_is_there_and_says_so()
    {
        var file = Photograph();

        var (pages, problem) = Read(Save("cut.jpg", file[..(file.Length / 2)]));

        Assert.Single(pages);
        Assert.Equal(("damaged", "The picture breaks off: its lower part is missing."), (problem?.Code, problem?.Message));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    public void A_jpeg_without_a_frame_is_damage(int length) => Assert.Equal("damaged", Read(Save("head.jpg", Photograph()[..length])).Problem?.Code);

    /// <summary>A letter page at 150 dots an inch without saying so, light falling from 220 at its top to 90 at its bottom, with strokes a third as bright.</summary>
    private static unsafe byte[] Photograph()
    {
        using var pix = LeptonicaApi.Create(1275, 1650, 8);
        var words = LeptonicaApi.WordsPerLine(pix);
        var random = new Random(11);
        for (var y = 0; y < 1650; y++)
        {
            var line = LeptonicaApi.Pixels(pix) + (nint)y * words;
            for (var x = 0; x < 1275; x++)
            {
                var paper = 220 - 130 * y / 1650 + random.Next(-4, 5);
                var stroke = y is >= 100 and < 1600 && x is >= 200 and < 1000 && x % 200 is >= 2 and < 8 && y % 8 < 4;
                line[x >> 2] |= (uint)(stroke ? paper / 3 : paper) << (24 - 8 * (x & 3));
            }
        }
        Assert.Equal(0, LeptonicaApi.Write(out var bytes, out var length, pix, FormatJpeg));
        var file = new ReadOnlySpan<byte>((void*)bytes, (int)length).ToArray();
        LeptonicaApi.Free(bytes);
        return file;
    }
}
