namespace FaxIngest.Receive;

/// <summary>The check sum of zip files (ISO 3309, reflected, polynomial 0xEDB88320).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    /// <summary>Of all that is left in a stream, and how much that was.</summary>
    public static (uint Check, long Length) Of(Stream stream)
    {
        byte[] buffer = new byte[65_536];
        uint check = uint.MaxValue;
        long length = 0;
        for (int read; (read = stream.Read(buffer)) > 0; length += read)
            for (int i = 0; i < read; i++) check = Table[(byte)(check ^ buffer[i])] ^ (check >> 8);
        return (~check, length);
    }

    private static uint Entry(int index)
    {
        uint value = (uint)index;
        for (int bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        return value;
    }
}
