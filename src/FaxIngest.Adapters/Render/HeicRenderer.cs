using System.Buffers.Binary;
using FaxIngest.Native;
using FaxIngest.Read;

namespace FaxIngest.Render;

/// <summary>HEIC, what telephones photograph in: turned into PNG by libheif's <c>heif-convert</c> in a private folder. It turns the picture as the file says.</summary>
internal sealed class HeicRenderer : IPageRenderer
{
    private const string Package = "libheif-examples";
    private const int MostPictures = 50; // of a burst or a sequence; each counts as a page
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>Major brands of ISO 23008-12 whose pictures are HEVC or unspecified.</summary>
    private static readonly string[] Brands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

    /// <summary>Whether a file begins as one.</summary>
    internal static bool IsHeic(ReadOnlySpan<byte> head) =>
        head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) && Brands.Contains(System.Text.Encoding.ASCII.GetString(head[8..12]));

    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> head) => IsHeic(head);

    /// <inheritdoc/>
    public IEnumerable<RenderedPage> Render(string path, RenderLimits limits)
    {
        path = Path.GetFullPath(path);
        CheckSizes(path, limits);
        using var folder = WorkFolder.Create(Path.Combine(Path.GetTempPath(), "heic-" + Path.GetRandomFileName()));
        var answer = ChildProgram.Run("heif-convert", ["--quiet", path, "picture.png"], Timeout, mostOutput: 100_000, Package, folder.Path);
        if (answer is null) throw Unreadable.Damaged("The picture takes too long to decode.");
        string[] pictures = [.. Directory.EnumerateFiles(folder.Path, "*.png").Order(StringComparer.Ordinal)];
        if (pictures.Length == 0) throw Unreadable.DamagedPage(1);
        for (int i = 0; i < Math.Min(pictures.Length, MostPictures); i++)
        {
            byte[] png = File.ReadAllBytes(pictures[i]);
            using var pix = Decode(png);
            if (pix.IsInvalid) throw Unreadable.DamagedPage(i + 1);
            yield return PixPages.Place(pix, Resolution.Unknown, i + 1);
        }

        if (pictures.Length > MostPictures) throw Unreadable.TooManyPages(MostPictures, pictures.Length);
    }

    private static unsafe PixHandle Decode(byte[] png)
    {
        fixed (byte* bytes = png) return LeptonicaApi.Read(bytes, (nuint)png.Length);
    }

    /// <summary>The sizes that the picture's properties declare (<c>ispe</c>, ISO 23008-12 section 6.5.3), wherever they stand: any that is too large refuses all.</summary>
    private static void CheckSizes(string path, RenderLimits limits)
    {
        byte[] file = File.ReadAllBytes(path);
        var rest = file.AsSpan();
        for (int at; (at = rest.IndexOf("ispe"u8)) >= 0 && at + 16 <= rest.Length; rest = rest[(at + 4)..])
        {
            long width = BinaryPrimitives.ReadUInt32BigEndian(rest[(at + 8)..]), height = BinaryPrimitives.ReadUInt32BigEndian(rest[(at + 12)..]);
            // Four letters may stand in the picture's data too; a size that is none tells.
            if (width is > 0 and <= 100_000 && height is > 0 and <= 100_000 && width * height > limits.MaxPixels) throw Unreadable.TooManyPixels(1, width, height, limits.MaxPixels);
        }
    }
}
