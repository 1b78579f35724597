using System.Globalization;
using System.Text;
using FaxIngest.Recognize;

namespace FaxIngest.Tests;

/// <summary>Reads portable bitmaps and gray maps (binary PBM, PGM) without any of the libraries under test.</summary>
internal static class PortableMap
{
    internal static BinaryImage Bitmap(string path)
    {
        var (width, height, body) = Read(path, "P4", words: 3);
        var stride = (width + 7) / 8;
        var image = new BinaryImage(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++) image.Ink[y * width + x] = (byte)(body[y * stride + x / 8] >> (7 - x % 8) & 1);
        }
        return image;
    }

    internal static GrayImage Gray(string path)
    {
        var (width, height, body) = Read(path, "P5", words: 4);
        return new GrayImage(width, height, body);
    }

    private static (int Width, int Height, byte[] Body) Read(string path, string magic, int words)
    {
        var bytes = File.ReadAllBytes(path);
        var at = 0;
        var header = new List<string>();
        while (header.Count < words)
        {
            var word = new StringBuilder();
            for (; !char.IsWhiteSpace((char)bytes[at]); at++) word.Append((char)bytes[at]);
            at++;
            header.Add(word.ToString());
        }
        Assert.Equal(magic, header[0]);
        return (int.Parse(header[1], CultureInfo.InvariantCulture), int.Parse(header[2], CultureInfo.InvariantCulture), bytes[at..]);
    }
}
