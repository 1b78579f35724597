using FaxIngest.Native;

namespace FaxIngest.Render;

/// <summary>TIFF, the format of fax servers: G3 and G4 faxes of any resolution, page by page, and scans in gray or colour.</summary>
internal sealed class TiffRenderer : IPageRenderer
{
    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> head) =>
        head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) || head.StartsWith("II+\0"u8) || head.StartsWith("MM\0+"u8);

    /// <inheritdoc/>
    public IEnumerable<RenderedPage> Render(string path, RenderLimits limits)
    {
        var file = File.ReadAllBytes(path);
        // A page that cannot be read does not cost those behind it: the first such reason is told at the end.
        UnreadableException? broken = null;
        var directories = new TiffDirectories(file);
        foreach (var page in directories.Pages())
        {
            if (page.Number > limits.MaxPages) throw Unreadable.TooManyPages(limits.MaxPages, directories.Count());
            var problem = Check(page, limits);
            if (problem is null)
            {
                using var pix = Decode(path, file, page, out problem);
                if (pix is not null) yield return Place(pix, page, page.LineByLine ? TiffRaster.Garbled(path, page) : []);
            }
            broken ??= problem;
        }
        if (broken is not null) throw broken;
    }

    private static UnreadableException? Check(TiffPage page, RenderLimits limits)
    {
        if (page.Width <= 0 || page.Height <= 0) return Unreadable.DamagedPage(page.Number);
        // Compared by division: the product of two declared sizes may not fit a number.
        return page.Width > limits.MaxPixels / page.Height ? Unreadable.TooManyPixels(page.Number, page.Width, page.Height, limits.MaxPixels) : null;
    }

    /// <summary>The page as far as it can be decoded, and what is wrong with it.</summary>
    private static PixHandle? Decode(string path, byte[] file, TiffPage page, out UnreadableException? problem)
    {
        problem = null;
        var pix = ByLeptonica(file, page);
        if (!pix.IsInvalid) return pix;
        pix.Dispose();
        // Leptonica gives up at the first scan line that does not decode, and knows neither tiles nor separate colour planes.
        if (TiffRaster.Read(path, page, stopAtDamage: true) is { } whole) return whole;
        if (TiffRaster.Read(path, page, stopAtDamage: true, mapped: true) is { } forgiven) return forgiven;
        var part = TiffRaster.Read(path, page, stopAtDamage: false);
        problem = part is not null ? Unreadable.PartOfPage(page.Number)
            : TiffRaster.KnowsKind(path, page) ? Unreadable.DamagedPage(page.Number)
            : Unreadable.UnknownPicture(page.Number);
        return part;
    }

    private static unsafe PixHandle ByLeptonica(byte[] file, TiffPage page)
    {
        var offset = (nuint)page.Offset;
        fixed (byte* bytes = file) return LeptonicaApi.ReadTiffPage(bytes, (nuint)file.Length, ref offset);
    }

    private static RenderedPage Place(PixHandle pix, TiffPage page, IReadOnlyList<(int Strip, int Line)> garbled)
    {
        // The orientation tag was applied while decoding: a page turned by a quarter has its resolutions turned too.
        var turned = LeptonicaApi.Width(pix) != page.Width;
        var placed = PixPages.Place(pix, turned ? page.Resolution.Turned : page.Resolution, page.Number);
        return placed with { BadLines = page.BadLines, Garbled = page.TopDown ? OnGrid(garbled, page, placed.Image.Height) : [] };
    }

    /// <summary>Lines of the image that lines of the file became.</summary>
    private static IReadOnlyList<int> OnGrid(IReadOnlyList<(int Strip, int Line)> lines, TiffPage page, int height)
    {
        var found = new SortedSet<int>();
        foreach (var (strip, line) in lines)
        {
            // In range by division: what a file says may be any number.
            if (strip > 0 && page.LinesPerStrip > page.Height / strip) continue;
            long at = strip * (strip == 0 ? 0 : page.LinesPerStrip) + line;
            if (at >= page.Height) continue;
            for (long y = at * height / page.Height; y < Math.Max(at * height / page.Height + 1, (at + 1) * height / page.Height) && y < height; y++) found.Add((int)y);
        }

        return [.. found];
    }
}
