namespace FaxIngest.Receive;

/// <summary>Looks at the outer structure of a file, by a few bounded reads; nothing is decoded.</summary>
internal static class FileShapes
{
    /// <summary>How far from the end the mark is searched. PDF readers accept junk of up to 1,024 bytes after it; some writers pad to a block.</summary>
    private const int Tail = 4096;

    private static readonly byte[] PngHead = [0x89, .. "PNG\r\n\x1a\n"u8];

    public static FileShape Of(Stream file)
    {
        if (file.Length == 0) return FileShape.NotWhole;
        byte[] head = Read(file, 0, 1024);
        if (TiffShape.Recognizes(head)) return TiffShape.IsWhole(file) ? FileShape.Whole : FileShape.NotWhole;
        if (head.AsSpan().StartsWith(PngHead)) return Ends(file, "IEND"u8);
        if (head.AsSpan().StartsWith<byte>([0xFF, 0xD8, 0xFF])) return Ends(file, [0xFF, 0xD9]);
        // The mark may be preceded by junk; readers search the first kilobyte.
        if (head.AsSpan().IndexOf("%PDF-"u8) >= 0) return Ends(file, "%%EOF"u8);
        return FileShape.CannotTell;
    }

    /// <summary>Up to <paramref name="count"/> bytes from an offset; fewer at the end of the file.</summary>
    public static byte[] Read(Stream file, long offset, int count)
    {
        if (offset >= file.Length) return [];
        file.Position = offset;
        byte[] buffer = new byte[(int)Math.Min(count, file.Length - offset)];
        int read = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return read == buffer.Length ? buffer : buffer[..read];
    }

    private static FileShape Ends(Stream file, ReadOnlySpan<byte> mark) =>
        Read(file, Math.Max(0, file.Length - Tail), Tail).AsSpan().IndexOf(mark) >= 0 ? FileShape.Whole : FileShape.NotWhole;
}
