using FaxIngest.Render;

namespace FaxIngest.Tests.Render;

public sealed class ExifOrientationTests
{
    private static byte[] Jpeg(int orientation, bool big = false)
    {
        byte[] tiff = big
            ? [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0]
            : [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0];
        return [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(2 + 6 + tiff.Length), .. "Exif\0\0"u8, .. tiff, 0xFF, 0xD9];
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 180)]
    [InlineData(6, 90)]
    [InlineData(8, 270)]
    [InlineData(99, 0)]
    public void The_turn_is_what_the_camera_wrote(int orientation, int degrees)
    {
        Assert.Equal(degrees, ExifOrientation.Of(Jpeg(orientation)));
        Assert.Equal(degrees, ExifOrientation.Of(Jpeg(orientation, big: true)));
    }

    [Fact]
    public void A_block_cut_off_anywhere_turns_nothing()
    {
        byte[] jpeg = Jpeg(6);
        for (int length = 0; length < jpeg.Length - 8; length++) Assert.Equal(0, ExifOrientation.Of(jpeg.AsSpan(0, length)));
    }
}
