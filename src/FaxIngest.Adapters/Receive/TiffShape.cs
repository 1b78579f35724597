using System.Buffers.Binary;

namespace FaxIngest.Receive;

/// <summary>Walks the directories of a TIFF (TIFF 6.0 §2) and checks that the chain and the strips they name close inside the file.</summary>
internal static class TiffShape
{
    /// <summary>More directories than any fax; a longer chain is a loop or an attack.</summary>
    private const int MostDirectories = 10_000;
    /// <summary>Entries of a strip table that are looked at.</summary>
    private const int MostStrips = 100_000;
    private const int EntrySize = 12;
    private const ushort StripOffsets = 273, StripByteCounts = 279, TileOffsets = 324, TileByteCounts = 325;

    public static bool Recognizes(ReadOnlySpan<byte> head) =>
        head.StartsWith("II\x2a\0"u8) || head.StartsWith("MM\0\x2a"u8);

    public static bool IsWhole(Stream file)
    {
        byte[] head = FileShapes.Read(file, 0, 8);
        if (head.Length < 8) return false;
        bool little = head[0] == 'I';
        var seen = new HashSet<uint>();
        uint offset = U32(head.AsSpan(4), little);
        if (offset == 0) return false;
        for (; offset != 0; offset = Next(file, offset, little) ?? uint.MaxValue)
        {
            if (seen.Count == MostDirectories || !seen.Add(offset) || !DirectoryCloses(file, offset, little)) return false;
        }
        return true;
    }

    private static uint? Next(Stream file, uint offset, bool little)
    {
        byte[] count = FileShapes.Read(file, offset, 2);
        if (count.Length < 2) return null;
        byte[] next = FileShapes.Read(file, offset + 2L + U16(count, little) * (long)EntrySize, 4);
        return next.Length < 4 ? null : U32(next, little);
    }

    private static bool DirectoryCloses(Stream file, uint offset, bool little)
    {
        byte[] count = FileShapes.Read(file, offset, 2);
        if (count.Length < 2) return false;
        int size = U16(count, little) * EntrySize;
        byte[] entries = FileShapes.Read(file, offset + 2L, size + 4);
        if (size == 0 || entries.Length < size + 4) return false;

        uint[]? starts = null, lengths = null;
        for (int at = 0; at < size; at += EntrySize)
        {
            var entry = entries.AsSpan(at, EntrySize);
            switch (U16(entry, little))
            {
                case StripOffsets or TileOffsets:
                    if ((starts = Numbers(file, entry, little)) is null) return false;
                    break;
                case StripByteCounts or TileByteCounts:
                    if ((lengths = Numbers(file, entry, little)) is null) return false;
                    break;
            }
        }
        // Old writers leave the counts out; then nothing can be said of the strips.
        return starts is null || lengths is null || starts.Zip(lengths).All(strip => strip.First + (long)strip.Second <= file.Length);
    }

    /// <summary>The values of a SHORT or LONG entry; null when they lie outside the file.</summary>
    private static uint[]? Numbers(Stream file, ReadOnlySpan<byte> entry, bool little)
    {
        int width = U16(entry[2..], little) == 3 ? 2 : 4;
        uint count = U32(entry[4..], little);
        if (count > MostStrips) return null;
        int size = (int)count * width;
        byte[] bytes = size <= 4 ? entry.Slice(8, size).ToArray() : FileShapes.Read(file, U32(entry[8..], little), size);
        if (bytes.Length < size) return null;
        return [.. Enumerable.Range(0, (int)count).Select(i => width == 2 ? U16(bytes.AsSpan(i * 2), little) : U32(bytes.AsSpan(i * 4), little))];
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint U32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
