using System.Globalization;
using System.Text;
using FaxIngest.Recognize;

namespace FaxIngest.Benchmarks.Recognize;

/// <summary>Labeled lines on disk: <c>lines.pbm</c> (binary bitmaps, one after another, as netpbm allows) and <c>lines.tsv</c> (a row for each).</summary>
internal static class LineFolder
{
    public static void Write(string folder, IReadOnlyList<LabeledLine> lines)
    {
        Directory.CreateDirectory(folder);
        using var images = File.Create(Path.Combine(folder, "lines.pbm"));
        foreach (var line in lines)
        {
            images.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P4\n{line.Image.Width} {line.Image.Height}\n")));
            images.Write(Pack(line.Image));
        }

        File.WriteAllLines(Path.Combine(folder, "lines.tsv"), lines.Select(l => string.Join('\t', l.Group, l.Face, l.Kind, l.Fax, l.Text)));
    }

    public static IReadOnlyList<LabeledLine> Read(string folder)
    {
        byte[] images = File.ReadAllBytes(Path.Combine(folder, "lines.pbm"));
        var at = 0;
        return [.. File.ReadLines(Path.Combine(folder, "lines.tsv")).Select(row =>
        {
            string[] cells = row.Split('\t');
            return new LabeledLine(cells[0], cells[1], cells[2], cells[3], cells[4], Unpack(images, ref at));
        })];
    }

    private static byte[] Pack(BinaryImage image)
    {
        int stride = (image.Width + 7) / 8;
        var bits = new byte[stride * image.Height];
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
                if (image[x, y]) bits[y * stride + x / 8] |= (byte)(0x80 >> (x % 8));
        return bits;
    }

    private static BinaryImage Unpack(byte[] file, ref int at)
    {
        if (Word(file, ref at) != "P4") throw new FormatException($"no bitmap at byte {at}");
        int width = int.Parse(Word(file, ref at), CultureInfo.InvariantCulture), height = int.Parse(Word(file, ref at), CultureInfo.InvariantCulture);
        var image = new BinaryImage(width, height);
        int stride = (width + 7) / 8;
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++) image.Ink[y * width + x] = (byte)((file[at + y * stride + x / 8] >> (7 - x % 8)) & 1);
        at += stride * height;
        return image;
    }

    /// <summary>A word of a header and the one white space after it.</summary>
    private static string Word(byte[] file, ref int at)
    {
        int from = at;
        while (!char.IsWhiteSpace((char)file[at])) at++;
        return Encoding.ASCII.GetString(file, from, at++ - from);
    }
}
