using FaxIngest.Forms;
using FaxIngest.Model;
using FaxIngest.Recognize;

namespace FaxIngest.Read;

/// <summary>Whether an entry may go on where it cannot be seen. All engines read what is left of it, and agree: only the ink's place tells.</summary>
internal static class WholeEntry
{
    /// <summary>Writing this close to the end of its box, pixels, runs out of it: forms are filled from the left, and a full box is written smaller.</summary>
    internal const int Edge = 4;

    /// <summary>A black spot this close to writing, pixels, may lie on a letter: a letter of 10-point type is 10 wide.</summary>
    private const int Beside = 10;

    /// <summary>What speaks against it.</summary>
    /// <param name="entry">The entry's pieces, in the crop with its margins.</param>
    /// <param name="width">Of that crop, pixels.</param>
    /// <param name="solid">Black spots that were taken away, or null.</param>
    /// <param name="zone">The zone; only a line runs over its end.</param>
    public static IEnumerable<Reason> Doubts(IReadOnlyList<Component> entry, int width, BinaryImage? solid, Zone zone)
    {
        var letters = entry.Where(p => p.Height >= 9).ToList();
        if (zone.Style == ZoneStyle.Line && letters.Exists(p => p.Right >= width - ZoneCropper.MarginX - Edge))
            yield return new Reason("runs-over", "The writing reaches the end of its box: it may go on beyond it.", zone.Field);
        if (solid is not null && letters.Exists(p => IsBeside(p, solid)))
            yield return new Reason("covered", "A black spot lies on the writing or beside it: it may cover a part.", zone.Field);
    }

    /// <summary>The doubt where letters stand above or below the line that is read.</summary>
    public static Reason SecondLine(string field) => new("runs-over", "Writing stands above or below the line that was read: it may belong to it.", field);

    private static bool IsBeside(Component piece, BinaryImage solid)
    {
        for (int y = Math.Max(0, piece.Top); y < Math.Min(solid.Height, piece.Bottom); y++)
            for (int x = Math.Max(0, piece.Left - Beside); x < Math.Min(solid.Width, piece.Right + Beside); x++)
                if (solid.Ink[y * solid.Width + x] != 0) return true;
        return false;
    }
}
