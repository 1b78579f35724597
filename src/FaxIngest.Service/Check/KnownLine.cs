using FaxIngest.Recognize;

namespace FaxIngest.Check;

/// <summary>A line of writing drawn in memory, so that reading can be proved without any file: letters of straight strokes at fax resolution.</summary>
internal static class KnownLine
{
    /// <summary>What stands in the line.</summary>
    internal const string Text = "FAXLINE 1474";

    /// <summary>Pixels of a letter: about 12 point at 204×196 dpi.</summary>
    private const int Height = 30, Width = 20, Gap = 9, Margin = 12;
    /// <summary>Half the width of a stroke, pixels.</summary>
    private const double Pen = 2.0;

    /// <summary>Strokes of each letter as x1 y1 x2 y2 in units of a 4×4 grid, top-left origin.</summary>
    private static readonly Dictionary<char, int[][]> Strokes = new()
    {
        ['F'] = [[0, 0, 0, 4], [0, 0, 4, 0], [0, 2, 3, 2]],
        ['A'] = [[0, 4, 2, 0], [2, 0, 4, 4], [1, 3, 3, 3]],
        ['X'] = [[0, 0, 4, 4], [0, 4, 4, 0]],
        ['L'] = [[0, 0, 0, 4], [0, 4, 4, 4]],
        ['I'] = [[2, 0, 2, 4]],
        ['N'] = [[0, 4, 0, 0], [0, 0, 4, 4], [4, 4, 4, 0]],
        ['E'] = [[0, 0, 0, 4], [0, 0, 4, 0], [0, 2, 3, 2], [0, 4, 4, 4]],
        ['1'] = [[1, 1, 2, 0], [2, 0, 2, 4], [1, 4, 3, 4]],
        ['4'] = [[3, 4, 3, 0], [3, 0, 0, 3], [0, 3, 4, 3]],
        ['7'] = [[0, 0, 4, 0], [4, 0, 1, 4]],
        [' '] = [],
    };

    internal static BinaryImage Draw()
    {
        var image = new BinaryImage(2 * Margin + Text.Length * (Width + Gap), 2 * Margin + Height);
        for (int i = 0; i < Text.Length; i++)
            foreach (int[] stroke in Strokes[Text[i]])
                DrawStroke(image, Margin + i * (Width + Gap), stroke);
        return image;
    }

    private static void DrawStroke(BinaryImage image, int left, int[] stroke)
    {
        double x1 = left + stroke[0] * Width / 4.0, y1 = Margin + stroke[1] * Height / 4.0;
        double x2 = left + stroke[2] * Width / 4.0, y2 = Margin + stroke[3] * Height / 4.0;
        double length = (x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1);
        for (int y = 0; y < image.Height; y++)
            for (int x = 0; x < image.Width; x++)
            {
                double along = Math.Clamp(((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length, 0, 1);
                double dx = x - x1 - along * (x2 - x1), dy = y - y1 - along * (y2 - y1);
                if (dx * dx + dy * dy <= Pen * Pen) image.Ink[y * image.Width + x] = 1;
            }
    }
}
