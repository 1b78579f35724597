using FaxIngest.Recognize;

namespace FaxIngest.Read;

/// <summary>Sets the characters of a comb as close as in a word, so that a line reader reads them as one.</summary>
internal static class CombComposer
{
    /// <summary>Paper between characters and for an empty cell, pixels.</summary>
    private const int Gap = 5, EmptyCell = 14;

    /// <summary>Closes the gaps between a comb's cells.</summary>
    /// <param name="entry">The comb's ink, rules gone.</param>
    /// <param name="cells">Number of cells.</param>
    /// <param name="left">Where the first cell begins, pixels.</param>
    /// <param name="right">Where the last one ends, pixels.</param>
    public static BinaryImage Compose(BinaryImage entry, int cells, double left, double right)
    {
        // A piece belongs to the cell that holds its middle, so that a character that leans out of its cell stays whole.
        int CellOf(Component piece) => Math.Clamp((int)(((piece.Left + piece.Right) / 2.0 - left) / ((right - left) / cells)), 0, cells - 1);
        var pieces = Components.Of(entry);
        var extents = new (int From, int To)?[cells];
        for (var i = 0; i < pieces.All.Count; i++)
        {
            var piece = pieces.All[i];
            var cell = CellOf(piece);
            extents[cell] = extents[cell] is { } e ? (Math.Min(e.From, piece.Left), Math.Max(e.To, piece.Right)) : (piece.Left, piece.Right);
        }

        var last = Array.FindLastIndex(extents, e => e is not null);
        var width = 2 * Gap + extents.Take(last + 1).Sum(e => (e is { } x ? x.To - x.From : EmptyCell) + Gap);
        var line = new BinaryImage(Math.Max(1, width), entry.Height);
        var at = Gap;
        for (var c = 0; c <= last; c++)
        {
            if (extents[c] is not { } extent)
            {
                at += EmptyCell + Gap;
                continue;
            }

            for (var y = 0; y < entry.Height; y++)
                for (var x = extent.From; x < extent.To; x++)
                {
                    var piece = pieces.At(x, y);
                    if (piece >= 0 && CellOf(pieces.All[piece]) == c) line.Ink[y * line.Width + at + x - extent.From] = 1;
                }

            at += extent.To - extent.From + Gap;
        }

        return line;
    }
}
