using System.Buffers.Binary;
using System.IO.Compression;

namespace FaxIngest.Hosting;

/// <summary>A page image of a form's look, drawn by hand: boxes and strokes, nothing legible.</summary>
internal static class SamplePage
{
    internal const int Width = 864, Height = 1078;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    internal static byte[] Png()
    {
        var rows = new byte[Height * (1 + Width)];
        Array.Fill(rows, (byte)255);
        for (int y = 0; y < Height; y++) rows[y * (1 + Width)] = 0;
        for (int line = 0; line < 24; line++)
        {
            int top = 120 + line * 36;
            for (int x = 55; x < 800; x++) Ink(x, top);
            for (int x = 60 + line * 7 % 40; x < 380; x += 9)
                for (int y = top - 16; y < top - 4; y++) Ink(x + (y - top) / 3, y);
        }
        using var file = new MemoryStream();
        file.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        header[8] = 8;
        Chunk(file, "IHDR", header);
        using (var packed = new MemoryStream())
        {
            using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(rows);
            Chunk(file, "IDAT", packed.ToArray());
        }
        Chunk(file, "IEND", []);
        return file.ToArray();

        void Ink(int x, int y) => rows[y * (1 + Width) + 1 + x] = 0;
    }

    private static void Chunk(Stream file, string name, byte[] content)
    {
        byte[] body = [.. name.Select(c => (byte)c), .. content];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        file.Write(number);
    }

    /// <summary>CRC-32 as in the PNG specification, annex D.</summary>
    private static uint Crc(byte[] bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? 0xEDB88320 ^ crc >> 1 : crc >> 1;
        }
        return ~crc;
    }
}
