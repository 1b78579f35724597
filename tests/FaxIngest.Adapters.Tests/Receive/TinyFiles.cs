using System.Buffers.Binary;

namespace FaxIngest.Receive;

/// <summary>The smallest files of each type, made byte by byte.</summary>
internal static class TinyFiles
{
    private static readonly byte[] PngHead = [0x89, .. "PNG\r\n\x1a\n"u8];

    public static byte[] Png => [.. PngHead, 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];

    public static byte[] Jpeg => [0xFF, 0xD8, 0xFF, 0xE0, 0, 2, 0xFF, 0xD9];

    public static byte[] Pdf => [.. "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"u8];

    public static byte[] Text => [.. "not a fax\n"u8];

    /// <summary>A TIFF of some pages: each an 8×1 strip before its directory, as fax servers write it.</summary>
    /// <param name="pages">Number of directories.</param>
    /// <param name="mark">Content of the strips, to make files differ.</param>
    /// <param name="little">Byte order.</param>
    public static byte[] Tiff(int pages = 1, byte mark = 0, bool little = true)
    {
        const int entries = 5, directory = 2 + entries * 12 + 4, page = 2 + directory;
        byte[] file = new byte[8 + pages * page];
        file[0] = file[1] = (byte)(little ? 'I' : 'M');
        U16(2, 42);
        for (int number = 0, at = 8; number < pages; number++, at += page)
        {
            file[at] = mark;
            int start = at + 2;
            U32(number == 0 ? 4 : at - 4, (uint)start);
            U16(start, entries);
            Entry(start + 2, 256, 8);
            Entry(start + 14, 257, 1);
            Entry(start + 26, 259, 1);
            Entry(start + 38, 273, (uint)at);
            Entry(start + 50, 279, 1);
        }
        return file;

        void Entry(int at, ushort tag, uint value)
        {
            U16(at, tag);
            U16(at + 2, 4);
            U32(at + 4, 1);
            U32(at + 8, value);
        }

        void U16(int at, ushort value)
        {
            if (little) BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), value);
            else BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at), value);
        }

        void U32(int at, uint value)
        {
            if (little) BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);
            else BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at), value);
        }
    }

    /// <summary>A TIFF whose second directory points back to its first.</summary>
    public static byte[] LoopingTiff()
    {
        byte[] file = Tiff(2);
        file.AsSpan(4, 4).CopyTo(file.AsSpan(file.Length - 4));
        return file;
    }
}
