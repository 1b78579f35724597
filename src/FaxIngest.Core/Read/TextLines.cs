using FaxIngest.Recognize;

namespace FaxIngest.Read;

/// <summary>Cuts a block of writing into its lines.</summary>
internal static class TextLines
{
    /// <summary>Least height of a line, pixels, and paper around it.</summary>
    private const int Least = 9, Border = 3;

    /// <summary>The lines, top down; each as wide as the block.</summary>
    public static IReadOnlyList<BinaryImage> Split(BinaryImage block)
    {
        var rows = new int[block.Height];
        for (var y = 0; y < block.Height; y++)
            for (var x = 0; x < block.Width; x++) rows[y] += block.Ink[y * block.Width + x];

        var peak = rows.Max();
        // A line's ascenders and descenders are thin rows: what separates lines is rows of next to no ink.
        var floor = Math.Max(1, peak / 40);
        var bands = new List<(int From, int To)>();
        for (var y = 0; y < block.Height;)
        {
            if (rows[y] < floor)
            {
                y++;
                continue;
            }

            var from = y;
            while (y < block.Height && rows[y] >= floor) y++;
            bands.Add((from, y));
        }

        var lines = new List<(int From, int To)>();
        foreach (var band in bands)
        {
            // Dots and accents that stand apart belong to the line below or above them.
            if (lines.Count > 0 && (band.To - band.From < Least || lines[^1].To - lines[^1].From < Least) && band.From - lines[^1].To <= 5) lines[^1] = (lines[^1].From, band.To);
            else lines.Add(band);
        }

        return [.. lines.Where(l => l.To - l.From >= Least).Select(l => Slice(block, Math.Max(0, l.From - Border), Math.Min(block.Height, l.To + Border)))];
    }

    private static BinaryImage Slice(BinaryImage block, int from, int to)
    {
        var ink = new byte[block.Width * (to - from)];
        Array.Copy(block.Ink, from * block.Width, ink, 0, ink.Length);
        return new BinaryImage(block.Width, to - from, ink);
    }
}
