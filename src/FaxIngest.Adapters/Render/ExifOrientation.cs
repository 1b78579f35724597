using System.Buffers.Binary;

namespace FaxIngest.Render;

/// <summary>How a JPEG is to be turned, by its Exif block (CIPA DC-008, tag 274).</summary>
internal static class ExifOrientation
{
    private const int Orientation = 274;

    /// <summary>Degrees clockwise: 0, 90, 180 or 270. Mirrored pictures, which no camera makes, are only turned.</summary>
    internal static int Of(ReadOnlySpan<byte> file)
    {
        for (int at = 2; at + 4 <= file.Length && file[at] == 0xFF && file[at + 1] is not (0xDA or 0xD9);)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length) return 0;
            var segment = file.Slice(at + 4, length - 2);
            if (file[at + 1] == 0xE1 && segment.StartsWith("Exif\0\0"u8)) return Degrees(Value(segment[6..]));
            at += 2 + length;
        }

        return 0;
    }

    /// <summary>The tag's value in the first directory of the TIFF structure; 1 when it is not there.</summary>
    private static int Value(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 10) return 1;
        bool big = tiff[0] == 'M';
        long first = big ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        if (first > tiff.Length - 2) return 1;
        int count = Short(tiff, (int)first, big);
        for (int i = 0, at = (int)first + 2; i < count && at + 12 <= tiff.Length; i++, at += 12)
            if (Short(tiff, at, big) == Orientation) return Short(tiff, at + 8, big);
        return 1;
    }

    private static int Short(ReadOnlySpan<byte> tiff, int at, bool big) => big ? BinaryPrimitives.ReadUInt16BigEndian(tiff[at..]) : BinaryPrimitives.ReadUInt16LittleEndian(tiff[at..]);

    private static int Degrees(int orientation) => orientation switch { 3 or 4 => 180, 5 or 6 => 90, 7 or 8 => 270, _ => 0 };
}
