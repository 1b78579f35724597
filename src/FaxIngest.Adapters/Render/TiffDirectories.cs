using System.Buffers.Binary;

namespace FaxIngest.Render;

/// <summary>Walks a TIFF's chain of page directories (TIFF 6.0 section 2; BigTIFF for large files) without decoding anything,
/// so that loops, lies about sizes and cut files are found before the decoder sees them.</summary>
internal sealed class TiffDirectories
{
    private const int NewSubfileType = 254, ImageWidth = 256, ImageLength = 257, Orientation = 274, RowsPerStrip = 278, BitsPerSample = 258, Compression = 259, PhotometricInterpretation = 262,
        SamplesPerPixel = 277, XResolution = 282, YResolution = 283, ResolutionUnit = 296, BadFaxLines = 326;

    private const int SubfileReduced = 1, SubfileMask = 4; // bits of NewSubfileType: not pages of their own
    private const int WhiteIsZero = 0, BlackIsZero = 1; // of PhotometricInterpretation; above: colours and palettes
    private const int PackedLines = 2, PackedFax = 3; // of Compression: CCITT RLE and Group 3
    private const int UnitNone = 1, UnitCentimeter = 3;
    private const int TypeShort = 3, TypeLong = 4, TypeRational = 5, TypeLong8 = 16;

    private readonly byte[] _file;
    private readonly bool _bigEndian;
    private readonly bool _big;

    /// <summary>Reads the header.</summary>
    /// <exception cref="UnreadableException">The file is shorter than a header.</exception>
    internal TiffDirectories(byte[] file)
    {
        _file = file;
        if (file.Length < 8) throw Unreadable.Damaged("The file breaks off in its first bytes.");
        _bigEndian = file[0] == 'M';
        _big = Number(2, 2) == 43;
        if (_big && file.Length < 16) throw Unreadable.Damaged("The file breaks off in its first bytes.");
    }

    /// <summary>Pages in the chain, as far as it goes.</summary>
    internal int Count()
    {
        int count = 0;
        try
        {
            foreach (var page in Pages()) count = page.Number;
        }
        catch (UnreadableException)
        {
            // Those before the break.
        }
        return count;
    }

    /// <summary>The pages in the order of the chain.</summary>
    /// <exception cref="UnreadableException">Where the chain breaks, after the pages before it.</exception>
    internal IEnumerable<TiffPage> Pages()
    {
        var seen = new HashSet<long>();
        var page = 0;
        for (var offset = _big ? Number(8, 8) : Number(4, 4); offset != 0;)
        {
            if (!seen.Add(offset)) throw Unreadable.Damaged(After(page, "the file's list of pages runs in a circle"));
            if (Find(offset) is not { } directory) throw Unreadable.Damaged(After(page, "the file breaks off, or its list of pages leads nowhere"));
            var kind = Value(directory, NewSubfileType) ?? 0;
            if ((kind & (SubfileReduced | SubfileMask)) == 0) yield return Read(directory, ++page, offset);
            offset = Number(directory.Next, _big ? 8 : 4);
        }
        if (page == 0) throw Unreadable.Damaged("The file lists no pages.");
    }

    private static string After(int page, string what) =>
        page == 0 ? $"No page can be read: {what}." : FormattableString.Invariant($"After page {page} {what}.");

    private TiffPage Read(Directory directory, int number, long offset)
    {
        var unit = Value(directory, ResolutionUnit) ?? 2;
        var perInch = unit switch { UnitNone => 0, UnitCentimeter => 2.54, _ => 1 };
        return new TiffPage
        {
            Number = number,
            Offset = offset,
            Width = Value(directory, ImageWidth) ?? 0,
            Height = Value(directory, ImageLength) ?? 0,
            Resolution = new Resolution(Ratio(directory, XResolution) * perInch, Ratio(directory, YResolution) * perInch),
            LineByLine = Value(directory, Compression) is PackedLines or PackedFax,
            LinesPerStrip = Value(directory, RowsPerStrip) ?? long.MaxValue,
            TopDown = (Value(directory, Orientation) ?? 1) == 1,
            BadLines = (int)Math.Clamp(Value(directory, BadFaxLines) ?? 0, 0, int.MaxValue),
            Bilevel = (Value(directory, BitsPerSample) ?? 1) == 1 && (Value(directory, SamplesPerPixel) ?? 1) == 1
                && (Value(directory, PhotometricInterpretation) ?? WhiteIsZero) <= BlackIsZero,
        };
    }

    /// <summary>A directory that lies wholly within the file; null otherwise.</summary>
    private Directory? Find(long offset)
    {
        var (countSize, entrySize, nextSize) = _big ? (8, 20, 8) : (2, 12, 4);
        if (offset < 0 || offset > _file.Length - countSize) return null;
        var count = Number(offset, countSize);
        var first = offset + countSize;
        if (count is <= 0 or > 65_535 || first + count * entrySize + nextSize > _file.Length) return null;
        return new Directory(first, (int)count, entrySize, first + count * entrySize);
    }

    /// <summary>The first number of a tag; null when the tag is missing or no number.</summary>
    private long? Value(Directory directory, int tag)
    {
        if (Entry(directory, tag) is not { } at) return null;
        var value = at + (_big ? 12 : 8);
        return Number(at + 2, 2) switch
        {
            TypeShort => Number(value, 2),
            TypeLong => Number(value, 4),
            TypeLong8 => Number(value, 8),
            _ => null,
        };
    }

    /// <summary>A ratio of two numbers; 0 when it is missing or makes no sense.</summary>
    private double Ratio(Directory directory, int tag)
    {
        if (Entry(directory, tag) is not { } at || Number(at + 2, 2) != TypeRational) return 0;
        var place = _big ? at + 12 : Number(at + 8, 4);
        if (place < 0 || place > _file.Length - 8) return 0;
        var (dividend, divisor) = (Number(place, 4), Number(place + 4, 4));
        return divisor == 0 ? 0 : (double)dividend / divisor;
    }

    private long? Entry(Directory directory, int tag)
    {
        for (var i = 0; i < directory.Count; i++)
        {
            var at = directory.First + (long)i * directory.EntrySize;
            if (Number(at, 2) == tag) return at;
        }
        return null;
    }

    private long Number(long at, int size)
    {
        var bytes = _file.AsSpan((int)at, size);
        return (size, _bigEndian) switch
        {
            (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            (2, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            (4, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            (4, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            (_, false) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            (_, true) => BinaryPrimitives.ReadInt64BigEndian(bytes),
        };
    }

    /// <param name="First">Where its entries start.</param>
    /// <param name="Count">Number of entries.</param>
    /// <param name="EntrySize">Bytes an entry.</param>
    /// <param name="Next">Where the offset of the next directory stands.</param>
    private readonly record struct Directory(long First, int Count, int EntrySize, long Next);
}
