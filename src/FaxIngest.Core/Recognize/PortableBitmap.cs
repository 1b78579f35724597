using System.Globalization;
using System.Text;

namespace FaxIngest.Recognize;

/// <summary>Black-and-white images as portable bitmaps (PBM, "P4"): the plainest form that every imaging library reads from memory.</summary>
public static class PortableBitmap
{
    /// <summary>The image with paper around it.</summary>
    /// <param name="image">The image.</param>
    /// <param name="margin">Pixels of paper on each side.</param>
    public static byte[] Encode(BinaryImage image, int margin)
    {
        int width = image.Width + 2 * margin, height = image.Height + 2 * margin, stride = (width + 7) / 8;
        byte[] head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P4\n{width} {height}\n"));
        var file = new byte[head.Length + stride * height];
        head.CopyTo(file, 0);
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
                if (image.Ink[y * image.Width + x] != 0) file[head.Length + (y + margin) * stride + (x + margin) / 8] |= (byte)(0x80 >> (x + margin) % 8);
        return file;
    }
}
