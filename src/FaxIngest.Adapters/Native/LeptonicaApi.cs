using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>Leptonica's C functions, as they are. Results that are images may be invalid handles: check them.</summary>
internal static unsafe partial class LeptonicaApi
{
    private const string Library = NativeLibraries.Leptonica;

    /// <summary>IFF_PNG of Leptonica's file formats.</summary>
    internal const int FormatPng = 3;

    /// <summary>L_SEVERITY_NONE: a broken fax must not fill the operator's log with lines that name no fax.</summary>
    private const int SeverityNone = 6;

    static LeptonicaApi() => _ = SetMessageSeverity(SeverityNone);

    /// <summary>Such as <c>leptonica-1.82.0</c>.</summary>
    internal static string Version
    {
        get
        {
            var text = GetVersion();
            try
            {
                return (Marshal.PtrToStringUTF8(text) ?? "").Replace("leptonica-", "", StringComparison.Ordinal);
            }
            finally
            {
                Free(text);
            }
        }
    }

    [LibraryImport(Library, EntryPoint = "setMsgSeverity")]
    private static partial int SetMessageSeverity(int severity);

    [LibraryImport(Library, EntryPoint = "getLeptonicaVersion")]
    private static partial nint GetVersion();

    [LibraryImport(Library, EntryPoint = "lept_free")]
    internal static partial void Free(nint memory);

    [LibraryImport(Library, EntryPoint = "pixDestroy")]
    internal static partial void Destroy(ref nint pix);

    [LibraryImport(Library, EntryPoint = "pixCreate")]
    internal static partial PixHandle Create(int width, int height, int depth);

    [LibraryImport(Library, EntryPoint = "pixReadMem")]
    internal static partial PixHandle Read(byte* bytes, nuint length);

    /// <summary>L_JPEG_CONTINUE_WITH_BAD_DATA: what a cut or damaged JPEG still gives is better than nothing.</summary>
    internal const int JpegGoOn = 2;

    /// <summary>Reads a JPEG; <paramref name="warnings"/> counts what the decoder complained of.</summary>
    [LibraryImport(Library, EntryPoint = "pixReadMemJpeg")]
    internal static partial PixHandle ReadJpeg(byte* bytes, nuint length, int makeColormap, int reduction, out int warnings, int hint);

    /// <summary>Reads the page whose directory starts at <paramref name="offset"/> (0 = the first) and moves it to the next.</summary>
    [LibraryImport(Library, EntryPoint = "pixReadMemFromMultipageTiff")]
    internal static partial PixHandle ReadTiffPage(byte* bytes, nuint length, ref nuint offset);

    [LibraryImport(Library, EntryPoint = "pixWriteMem")]
    internal static partial int Write(out nint bytes, out nuint length, PixHandle pix, int format);

    [LibraryImport(Library, EntryPoint = "pixGetWidth")]
    internal static partial int Width(PixHandle pix);

    [LibraryImport(Library, EntryPoint = "pixGetHeight")]
    internal static partial int Height(PixHandle pix);

    [LibraryImport(Library, EntryPoint = "pixGetDepth")]
    internal static partial int Depth(PixHandle pix);

    /// <summary>32-bit words a line.</summary>
    [LibraryImport(Library, EntryPoint = "pixGetWpl")]
    internal static partial int WordsPerLine(PixHandle pix);

    /// <summary>The pixels: 32-bit words, leftmost pixel in the highest bits.</summary>
    [LibraryImport(Library, EntryPoint = "pixGetData")]
    internal static partial uint* Pixels(PixHandle pix);

    /// <summary>The colour map, owned by the image; 0 when there is none.</summary>
    [LibraryImport(Library, EntryPoint = "pixGetColormap")]
    internal static partial nint ColorMap(PixHandle pix);

    /// <summary>Channels: 4 when there is alpha.</summary>
    [LibraryImport(Library, EntryPoint = "pixGetSpp")]
    internal static partial int Channels(PixHandle pix);

    [LibraryImport(Library, EntryPoint = "pixGetXRes")]
    internal static partial int XResolution(PixHandle pix);

    [LibraryImport(Library, EntryPoint = "pixGetYRes")]
    internal static partial int YResolution(PixHandle pix);

    [LibraryImport(Library, EntryPoint = "pixSetResolution")]
    internal static partial int SetResolution(PixHandle pix, int x, int y);

    /// <summary>Any depth to 8-bit gray, colour map resolved.</summary>
    [LibraryImport(Library, EntryPoint = "pixConvertTo8")]
    internal static partial PixHandle ToGray(PixHandle pix, int colormap);

    /// <summary>Alpha laid over white.</summary>
    [LibraryImport(Library, EntryPoint = "pixRemoveAlpha")]
    internal static partial PixHandle RemoveAlpha(PixHandle pix);

    /// <summary>Area-mapped or interpolated scaling, by depth and factor.</summary>
    [LibraryImport(Library, EntryPoint = "pixScaleGeneral")]
    internal static partial PixHandle Scale(PixHandle pix, float x, float y, float sharpFraction, int sharpWidth);

    /// <summary>Sauvola's local threshold; the outputs not asked for are null pointers.</summary>
    [LibraryImport(Library, EntryPoint = "pixSauvolaBinarizeTiled")]
    internal static partial int SauvolaThreshold(PixHandle pix, int halfWindow, float factor, int tilesX, int tilesY, nint thresholds, out PixHandle binary);
}
