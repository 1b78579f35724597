using System.Numerics;

namespace FaxIngest.Recognize;

/// <summary>Work on rows of pixels, many at a time.</summary>
internal static class InkRow
{
    /// <summary>Adds the ink of one row to another.</summary>
    public static void Add(ReadOnlySpan<byte> row, Span<byte> to)
    {
        var x = 0;
        for (; x <= row.Length - Vector<byte>.Count; x += Vector<byte>.Count) (new Vector<byte>(row[x..]) | new Vector<byte>(to[x..])).CopyTo(to[x..]);
        for (; x < row.Length; x++) to[x] |= row[x];
    }

    /// <summary>Makes ink where values have one of some bits.</summary>
    public static void Mark(ReadOnlySpan<byte> values, byte bits, Span<byte> to)
    {
        var x = 0;
        for (; x <= values.Length - Vector<byte>.Count; x += Vector<byte>.Count) Vector.Min(new Vector<byte>(values[x..]) & new Vector<byte>(bits), Vector<byte>.One).CopyTo(to[x..]);
        for (; x < values.Length; x++) to[x] = (byte)Math.Min(values[x] & bits, 1);
    }

    /// <summary>Counts, in each column, the rows of ink without a gap that end with this one.</summary>
    /// <param name="row">The row.</param>
    /// <param name="runs">The counts up to the row above; changed.</param>
    /// <param name="most">Counts go no farther.</param>
    public static void Count(ReadOnlySpan<byte> row, Span<byte> runs, byte most)
    {
        var x = 0;
        for (; x <= row.Length - Vector<byte>.Count; x += Vector<byte>.Count)
            (Vector.Min(new Vector<byte>(runs[x..]) + Vector<byte>.One, new Vector<byte>(most)) & (Vector<byte>.Zero - new Vector<byte>(row[x..]))).CopyTo(runs[x..]);
        for (; x < row.Length; x++) runs[x] = row[x] == 0 ? (byte)0 : (byte)Math.Min(runs[x] + 1, most);
    }
}
