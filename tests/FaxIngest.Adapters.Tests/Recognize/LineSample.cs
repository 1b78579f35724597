using System.Text;
using FaxIngest.Recognize;

namespace FaxIngest.Tests.Recognize;

/// <summary>The drawn lines of testdata/lines, read without any of the libraries under test.</summary>
internal static class LineSample
{
    private static readonly string Folder = FindFolder();

    internal static BinaryImage Line(string name)
    {
        var (width, height, body) = Read(Path.Combine(Folder, name + ".pbm"), "P4");
        var stride = (width + 7) / 8;
        var image = new BinaryImage(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++) image.Ink[y * width + x] = (byte)(body[y * stride + x / 8] >> (7 - x % 8) & 1);
        }
        return image;
    }

    internal static GrayImage Reference(string name)
    {
        var (width, height, body) = Read(Path.Combine(Folder, name + ".own.pgm"), "P5");
        return new GrayImage(width, height, body);
    }

    private static (int Width, int Height, byte[] Body) Read(string path, string magic)
    {
        var bytes = File.ReadAllBytes(path);
        var at = 0;
        var header = new List<string>();
        while (header.Count < (magic == "P4" ? 3 : 4))
        {
            var word = new StringBuilder();
            for (; !char.IsWhiteSpace((char)bytes[at]); at++) word.Append((char)bytes[at]);
            at++;
            header.Add(word.ToString());
        }
        Assert.Equal(magic, header[0]);
        return (int.Parse(header[1], System.Globalization.CultureInfo.InvariantCulture), int.Parse(header[2], System.Globalization.CultureInfo.InvariantCulture), bytes[at..]);
    }

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "testdata", "lines");
            if (Directory.Exists(found)) return found;
        }
        throw new DirectoryNotFoundException("testdata/lines");
    }
}
