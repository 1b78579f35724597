using System.Buffers.Binary;
using System.Text;

namespace FaxIngest.Render.Containers;

/// <summary>The names in an OLE compound file (MS-CFB), without its contents: what kind of file it is, and how many attachments a mail in it has.</summary>
internal sealed class CompoundDirectory
{
    private const int HeaderLength = 512, EntryLength = 128, HeaderPlaces = 109;
    private const int MostEntries = 100_000; // a mail of 2,000 attachments has some 30,000
    private const uint LastSector = 0xFFFFFFFA; // sector numbers end here (MAXREGSECT)

    /// <summary>Bytes of a file of this kind begin like this.</summary>
    internal static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private readonly FileStream file;
    private readonly byte[] header = new byte[HeaderLength];
    private readonly List<byte[]> entries = [];

    private CompoundDirectory(FileStream file) => this.file = file;

    /// <summary>Names at the top, in no order.</summary>
    internal IReadOnlyList<string> Top { get; private set; } = [];

    /// <summary>Names below each storage at the top.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Below { get; private set; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Reads it; null when the file is damaged.</summary>
    internal static CompoundDirectory? Read(string path)
    {
        using var file = File.OpenRead(path);
        var directory = new CompoundDirectory(file);
        try
        {
            return directory.Read() ? directory : null;
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    private bool Read()
    {
        file.ReadExactly(header);
        if (!header.AsSpan().StartsWith(Signature) || Shift is not (9 or 12)) return false;
        byte[] sector = new byte[SectorLength];
        var seen = new HashSet<uint>();
        for (uint at = Word(header, 48); at < LastSector; at = Next(at))
        {
            if (!seen.Add(at) || entries.Count > MostEntries) return false;
            ReadSector(at, sector);
            for (int i = 0; i < sector.Length; i += EntryLength) entries.Add(sector[i..(i + EntryLength)]);
        }
        if (entries.Count == 0) return false;
        var below = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var top = Children(0);
        foreach (uint child in top.Where(child => entries[(int)child][66] == 1)) below[Name(child)] = [.. Children(child).Select(Name)];
        (Top, Below) = ([.. top.Select(Name)], below);
        return true;
    }

    private int Shift => BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));

    private int SectorLength => 1 << Shift;

    /// <summary>The sector after one, as the table of sectors says.</summary>
    private uint Next(uint sector)
    {
        uint perSector = (uint)SectorLength / 4;
        byte[] word = new byte[4];
        file.Position = Offset(TableSector(sector / perSector)) + sector % perSector * 4;
        file.ReadExactly(word);
        return Word(word, 0);
    }

    /// <summary>Where the n-th sector of the table is: the header names the first 109, a chain of sectors the others.</summary>
    private uint TableSector(uint n)
    {
        if (n < HeaderPlaces) return Word(header, 76 + (int)n * 4);
        uint perSector = (uint)SectorLength / 4 - 1, at = Word(header, 68);
        byte[] sector = new byte[SectorLength];
        for (n -= HeaderPlaces; ; n -= perSector)
        {
            ReadSector(at, sector);
            if (n < perSector) return Word(sector, (int)n * 4);
            at = Word(sector, SectorLength - 4);
        }
    }

    /// <summary>All in the tree below a storage. Whatever a damaged tree says, each entry comes once.</summary>
    private List<uint> Children(uint storage)
    {
        var found = new List<uint>();
        var seen = new HashSet<uint>();
        var waiting = new Stack<uint>([Word(entries[(int)storage], 76)]);
        while (waiting.TryPop(out uint entry))
        {
            if (entry >= entries.Count || !seen.Add(entry)) continue;
            found.Add(entry);
            waiting.Push(Word(entries[(int)entry], 68));
            waiting.Push(Word(entries[(int)entry], 72));
        }
        return found;
    }

    private string Name(uint entry)
    {
        byte[] bytes = entries[(int)entry];
        int length = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(64)) - 2, 0, 62);
        return Encoding.Unicode.GetString(bytes, 0, length);
    }

    private void ReadSector(uint sector, byte[] bytes)
    {
        file.Position = Offset(sector);
        // The last one may be cut short.
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == 0) throw new EndOfStreamException();
    }

    private long Offset(uint sector) => sector < LastSector ? (sector + 1L) << Shift : throw new EndOfStreamException();

    private static uint Word(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
