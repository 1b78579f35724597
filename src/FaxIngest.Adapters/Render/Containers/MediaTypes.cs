namespace FaxIngest.Render.Containers;

/// <summary>Media types by first bytes, where nothing or nothing useful is declared.</summary>
internal static class MediaTypes
{
    internal const int HeadLength = 4096;
    internal const string Unknown = "application/octet-stream";

    /// <summary>First bytes of a file.</summary>
    internal static byte[] Head(string path)
    {
        using var file = File.OpenRead(path);
        byte[] head = new byte[HeadLength];
        int length = file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        return head[..length];
    }

    /// <summary>The type the bytes are of; the declared one where they do not tell.</summary>
    internal static string Of(ReadOnlySpan<byte> head, string declared = "")
    {
        string? sniffed =
            head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) ? "image/tiff"
            : head.StartsWith(RasterHeader.PngSignature) ? "image/png"
            : head.StartsWith(RasterHeader.JpegSignature) ? "image/jpeg"
            : head.StartsWith("GIF8"u8) ? "image/gif"
            : HeicRenderer.IsHeic(head) ? "image/heic"
            : head[..Math.Min(1024, head.Length)].IndexOf("%PDF-"u8) >= 0 ? "application/pdf"
            : head.StartsWith("PK\u0003\u0004"u8) && declared.Length == 0 ? "application/zip"
            : null;
        return sniffed is not null && declared is "" or Unknown ? sniffed ?? Unknown : declared.Length > 0 ? declared : Unknown;
    }

    /// <summary>Pixels of a picture as its header says, without decoding it; zero when it is none of the kinds known here.</summary>
    internal static (long Width, long Height) Pixels(string path)
    {
        var file = File.OpenRead(path);
        using (file)
        {
            byte[] head = new byte[Math.Min(file.Length, 262_144)];
            file.ReadExactly(head);
            if (head.AsSpan().StartsWith(RasterHeader.PngSignature)) return Size(RasterHeader.OfPng(head));
            if (head.AsSpan().StartsWith(RasterHeader.JpegSignature)) return Size(RasterHeader.OfJpeg(head));
            if (head.AsSpan().StartsWith("GIF8"u8) && head.Length >= 10) return (head[6] | head[7] << 8, head[8] | head[9] << 8);
            if (head.AsSpan().StartsWith("BM"u8) && head.Length >= 26) return (BitConverter.ToInt32(head, 18), Math.Abs((long)BitConverter.ToInt32(head, 22)));
            return (0, 0);
        }
    }

    private static (long Width, long Height) Size(RasterHeader? header) => header is { } known ? (known.Width, known.Height) : (0, 0);
}
