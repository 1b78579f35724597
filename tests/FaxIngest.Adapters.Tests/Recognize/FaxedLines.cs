using System.Globalization;
using System.Text;
using FaxIngest.Recognize;

namespace FaxIngest.Tests.Recognize;

/// <summary>Entries of faxes with what is written there: testdata/lines/faxed.pbm (bitmaps one after another) and faxed.tsv (a row for each).</summary>
internal static class FaxedLines
{
    internal sealed record Line(string Group, string Face, string Kind, string Text, BinaryImage Image);

    internal static IReadOnlyList<Line> All { get; } = Load();

    private static List<Line> Load()
    {
        byte[] images = File.ReadAllBytes(Path.Combine(TestFolder.Of("lines"), "faxed.pbm"));
        var at = 0;
        return [.. File.ReadLines(Path.Combine(TestFolder.Of("lines"), "faxed.tsv")).Select(row => row.Split('\t')).Select(c => new Line(c[0], c[1], c[2], c[3], Next(images, ref at)))];
    }

    private static BinaryImage Next(byte[] file, ref int at)
    {
        Assert.Equal("P4", Word(file, ref at));
        var image = new BinaryImage(int.Parse(Word(file, ref at), CultureInfo.InvariantCulture), int.Parse(Word(file, ref at), CultureInfo.InvariantCulture));
        var stride = (image.Width + 7) / 8;
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++) image.Ink[y * image.Width + x] = (byte)((file[at + y * stride + x / 8] >> (7 - x % 8)) & 1);
        at += stride * image.Height;
        return image;
    }

    private static string Word(byte[] file, ref int at)
    {
        var from = at;
        while (!char.IsWhiteSpace((char)file[at])) at++;
        return Encoding.ASCII.GetString(file, from, at++ - from);
    }
}
