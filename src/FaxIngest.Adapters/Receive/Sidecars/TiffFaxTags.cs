using System.Buffers.Binary;
using System.Text;

namespace FaxIngest.Receive.Sidecars;

/// <summary>What a fax receiver writes into the TIFF itself (TIFF class F, RFC 2306, and HylaFAX's tags): who sent it and when. Read by a few bounded looks; nothing is decoded.</summary>
internal sealed class TiffFaxTags(ServerTime clock)
{
    private const ushort ImageDescription = 270, Software = 305, DateTaken = 306, BadFaxLines = 326, CleanFaxData = 327, ConsecutiveBadFaxLines = 328, FaxReceiveParameters = 34908, FaxSubaddress = 34909, FaxReceiveTime = 34910, FaxDcs = 34911;
    private const int EntrySize = 12, LongestText = 1024, MostEntries = 500;
    private const ushort Ascii = 2, Short = 3, Long = 4;

    /// <summary>What the first page says; <see cref="FaxNote.Nothing"/> when it is no TIFF, or was not written by a fax receiver.</summary>
    /// <remarks>Descriptions and dates are believed of fax receivers only: scanners and editors write other things there.</remarks>
    public FaxNote Of(Stream file)
    {
        byte[] head = FileShapes.Read(file, 0, 8);
        if (head.Length < 8 || !TiffShape.Recognizes(head)) return FaxNote.Nothing;
        bool little = head[0] == 'I';
        var (texts, isFax) = Texts(file, U32(head.AsSpan(4), little), little);
        bool hylafax = texts.TryGetValue(Software, out string? software) && software.StartsWith("HylaFAX", StringComparison.OrdinalIgnoreCase);
        if (!isFax && !hylafax) return FaxNote.Nothing;
        // HylaFAX: the station's name, then what the line signalled, a line each.
        string[] said = texts.GetValueOrDefault(ImageDescription, "").Split('\n', StringSplitOptions.TrimEntries);
        string? station = said[0].Length is > 0 and <= 40 ? said[0] : null;
        return new FaxNote
        {
            Station = station is null ? null : ReceivedName.Clean(station),
            Caller = said.Skip(1).Append(said[0]).Select(PhoneDigits.Of).FirstOrDefault(number => number is not null),
            ReceivedAt = texts.TryGetValue(DateTaken, out string? date) ? clock.Of(date) : null,
        };
    }

    private static (Dictionary<ushort, string> Texts, bool IsFax) Texts(Stream file, uint directory, bool little)
    {
        var texts = new Dictionary<ushort, string>();
        bool isFax = false;
        byte[] count = FileShapes.Read(file, directory, 2);
        if (count.Length < 2) return (texts, false);
        byte[] entries = FileShapes.Read(file, directory + 2L, Math.Min((int)U16(count, little), MostEntries) * EntrySize);
        for (int at = 0; at + EntrySize <= entries.Length; at += EntrySize)
        {
            var entry = entries.AsSpan(at, EntrySize);
            ushort tag = U16(entry, little), type = U16(entry[2..], little);
            isFax |= tag is BadFaxLines or CleanFaxData or ConsecutiveBadFaxLines or FaxReceiveParameters or FaxSubaddress or FaxReceiveTime or FaxDcs;
            if (tag is not (ImageDescription or Software or DateTaken) || type != Ascii) continue;
            uint length = U32(entry[4..], little);
            if (length is 0 or > LongestText) continue;
            byte[] text = length <= 4 ? entry.Slice(8, (int)length).ToArray() : FileShapes.Read(file, U32(entry[8..], little), (int)length);
            texts[tag] = Encoding.Latin1.GetString(text).Split('\0')[0].Trim();
        }
        return (texts, isFax);
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint U32(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
