using System.Buffers.Binary;

namespace FaxIngest.Recognize;

/// <summary>Eight pixels in a byte, the leftmost in the highest bit, and the same as a byte each, 1 = ink.</summary>
public static class PackedPixels
{
    /// <summary>Eight pixels for each byte of packed ones, the leftmost in the lowest byte.</summary>
    private static readonly ulong[] Unpacked = [.. Enumerable.Range(0, 256).Select(Spread)];

    /// <summary>Multiplying by it moves pixel i (byte i, 0 or 1) to bit 63 − i, so that the highest byte holds eight packed pixels.</summary>
    private const ulong Packing = 0x8040201008040201;

    /// <summary>Packs the first eight pixels.</summary>
    public static byte Pack(ReadOnlySpan<byte> pixels) => (byte)(BinaryPrimitives.ReadUInt64LittleEndian(pixels) * Packing >> 56);

    /// <summary>Writes eight pixels.</summary>
    public static void Unpack(byte packed, Span<byte> pixels) => BinaryPrimitives.WriteUInt64LittleEndian(pixels, Unpacked[packed]);

    private static ulong Spread(int packed)
    {
        var pixels = 0UL;
        for (var i = 0; i < 8; i++) pixels |= (ulong)(packed >> (7 - i) & 1) << (8 * i);
        return pixels;
    }
}
