using System.Buffers.Binary;
using System.Text;

namespace FaxIngest.Tests.Render.Containers;

/// <summary>A storage or stream of a compound file.</summary>
/// <param name="Name">At most 31 characters.</param>
/// <param name="Bytes">Of a stream; null: a storage.</param>
/// <param name="Children">Of a storage.</param>
internal sealed record CompoundEntry(string Name, byte[]? Bytes, IReadOnlyList<CompoundEntry> Children)
{
    internal static CompoundEntry Stream(string name, byte[] bytes) => new(name, bytes, []);

    internal static CompoundEntry Storage(string name, IEnumerable<CompoundEntry> children) => new(name, null, [.. children]);
}

/// <summary>Writes an OLE compound file, version 3, as MS-CFB has it: streams of 4,096 bytes and more in sectors of 512, shorter ones in the mini stream; from 7 MB on with DIFAT sectors.</summary>
internal sealed class CompoundFileBuilder
{
    private const int Sector = 512, MiniSector = 64, MiniCutoff = 4096, EntryLength = 128;
    private const uint EndOfChain = 0xFFFFFFFE, Free = 0xFFFFFFFF, FatSector = 0xFFFFFFFD, DifatSector = 0xFFFFFFFC;

    private readonly List<byte[]> entries = [];
    private readonly List<byte[]> sectors = [];
    private readonly List<uint> fat = [], miniFat = [];
    private readonly MemoryStream mini = new();

    internal static byte[] Write(params IReadOnlyList<CompoundEntry> children) => new CompoundFileBuilder().File(children);

    private byte[] File(IReadOnlyList<CompoundEntry> children)
    {
        const byte rootType = 5;
        entries.Add(Entry("Root Entry", rootType));
        Place(0, children);
        uint miniStart = Chain(mini.ToArray());
        BinaryPrimitives.WriteUInt32LittleEndian(entries[0].AsSpan(116), miniStart);
        BinaryPrimitives.WriteUInt32LittleEndian(entries[0].AsSpan(120), (uint)mini.Length);
        while (entries.Count % (Sector / EntryLength) != 0) entries.Add(Nothing());
        uint directory = Chain([.. entries.SelectMany(entry => entry)]);
        int miniFatSectors = Up(miniFat.Count * 4, Sector);
        uint miniFatStart = miniFatSectors == 0 ? EndOfChain : Chain(Words(miniFat, miniFatSectors * Sector / 4));

        // The table of sectors has to hold itself and the sectors that say where it is.
        int fatSectors = 0, difatSectors = 0;
        for (int before = -1; before != fatSectors + difatSectors;)
        {
            before = fatSectors + difatSectors;
            fatSectors = Up((fat.Count + before) * 4, Sector);
            difatSectors = Up(Math.Max(0, fatSectors - 109), 127);
        }
        uint fatStart = (uint)fat.Count, difatStart = fatStart + (uint)fatSectors;
        fat.AddRange(Enumerable.Repeat(FatSector, fatSectors));
        fat.AddRange(Enumerable.Repeat(DifatSector, difatSectors));
        byte[] table = Words(fat, fatSectors * Sector / 4);

        using var file = new MemoryStream();
        file.Write(Header(directory, miniFatStart, miniFatSectors, fatStart, fatSectors, difatStart, difatSectors));
        foreach (byte[] sector in sectors) file.Write(sector);
        file.Write(table);
        for (int i = 0; i < difatSectors; i++)
        {
            var places = Enumerable.Range(109 + i * 127, 127).Select(n => n < fatSectors ? fatStart + (uint)n : Free).Append(i + 1 < difatSectors ? difatStart + (uint)i + 1 : EndOfChain);
            file.Write(Words([.. places], Sector / 4));
        }
        return file.ToArray();
    }

    /// <summary>Lays the children of a storage into the directory: a tree in order of length and then of capital letters (section 2.6.4).</summary>
    private void Place(int parent, IReadOnlyList<CompoundEntry> children)
    {
        const byte storageType = 1, streamType = 2;
        var ordered = children.OrderBy(child => child.Name.Length).ThenBy(child => child.Name.ToUpperInvariant(), StringComparer.Ordinal).ToList();
        int first = entries.Count;
        foreach (var child in ordered)
        {
            byte[] entry = Entry(child.Name, child.Bytes is null ? storageType : streamType);
            entries.Add(entry);
            if (child.Bytes is not { } bytes) continue;
            BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(116), bytes.Length == 0 ? EndOfChain : bytes.Length < MiniCutoff ? MiniChain(bytes) : Chain(bytes));
            BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(120), (uint)bytes.Length);
        }
        BinaryPrimitives.WriteUInt32LittleEndian(entries[parent].AsSpan(76), Tree(first, first + ordered.Count));
        for (int i = 0; i < ordered.Count; i++)
            if (ordered[i].Bytes is null) Place(first + i, ordered[i].Children);
    }

    private uint Tree(int from, int to)
    {
        if (from == to) return Free;
        int middle = (from + to) / 2;
        BinaryPrimitives.WriteUInt32LittleEndian(entries[middle].AsSpan(68), Tree(from, middle));
        BinaryPrimitives.WriteUInt32LittleEndian(entries[middle].AsSpan(72), Tree(middle + 1, to));
        return (uint)middle;
    }

    private static byte[] Entry(string name, byte type)
    {
        byte[] entry = Nothing();
        Encoding.Unicode.GetBytes(name).CopyTo(entry, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(64), (ushort)((name.Length + 1) * 2));
        entry[66] = type;
        entry[67] = 1; // black
        return entry;
    }

    private static byte[] Nothing()
    {
        byte[] entry = new byte[EntryLength];
        entry.AsSpan(68, 12).Fill(0xFF); // no neighbors, no children
        return entry;
    }

    private uint Chain(byte[] bytes)
    {
        if (bytes.Length == 0) return EndOfChain;
        uint start = (uint)fat.Count;
        for (int at = 0; at < bytes.Length; at += Sector)
        {
            byte[] sector = new byte[Sector];
            bytes.AsSpan(at, Math.Min(Sector, bytes.Length - at)).CopyTo(sector);
            sectors.Add(sector);
            fat.Add(at + Sector < bytes.Length ? (uint)fat.Count + 1 : EndOfChain);
        }
        return start;
    }

    private uint MiniChain(byte[] bytes)
    {
        uint start = (uint)miniFat.Count;
        for (int at = 0; at < bytes.Length; at += MiniSector)
        {
            byte[] sector = new byte[MiniSector];
            bytes.AsSpan(at, Math.Min(MiniSector, bytes.Length - at)).CopyTo(sector);
            mini.Write(sector);
            miniFat.Add(at + MiniSector < bytes.Length ? (uint)miniFat.Count + 1 : EndOfChain);
        }
        return start;
    }

    private static byte[] Header(uint directory, uint miniFatStart, int miniFatSectors, uint fatStart, int fatSectors, uint difatStart, int difatSectors)
    {
        byte[] header = new byte[Sector];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(header);
        ushort[] shorts = [0x3E, 3, 0xFFFE, 9, 6]; // minor, major, little-endian, shifts of sector and mini sector
        for (int i = 0; i < shorts.Length; i++) BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(24 + i * 2), shorts[i]);
        uint[] words = [(uint)fatSectors, directory, 0, MiniCutoff, miniFatStart, (uint)miniFatSectors, difatSectors == 0 ? EndOfChain : difatStart, (uint)difatSectors];
        for (int i = 0; i < words.Length; i++) BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(44 + i * 4), words[i]);
        for (int i = 0; i < 109; i++) BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(76 + i * 4), i < fatSectors ? fatStart + (uint)i : Free);
        return header;
    }

    private static byte[] Words(IReadOnlyList<uint> words, int length)
    {
        byte[] bytes = new byte[length * 4];
        bytes.AsSpan().Fill(0xFF);
        for (int i = 0; i < words.Count; i++) BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * 4), words[i]);
        return bytes;
    }

    private static int Up(int bytes, int unit) => (bytes + unit - 1) / unit;
}
