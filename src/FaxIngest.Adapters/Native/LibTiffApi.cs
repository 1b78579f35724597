using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>LibTIFF's functions for what Leptonica's reader (which sits on the same library) gives up on.</summary>
internal static unsafe partial class LibTiffApi
{
    private const string Library = NativeLibraries.LibTiff;

    /// <summary>ORIENTATION_TOPLEFT.</summary>
    internal const int TopLeft = 1;

    // By default every bad code word of a fax is a line on standard error.
    static LibTiffApi() => Listen();

    /// <summary>Has its messages go to <see cref="GarbledLines"/>. Leptonica, on the same library, turns them off again at times.</summary>
    internal static void Listen()
    {
        _ = SetErrorHandler(GarbledLines.Handler);
        _ = SetWarningHandler(GarbledLines.Handler);
    }

    /// <summary>Such as <c>4.5.0</c>.</summary>
    internal static string Version => (Marshal.PtrToStringUTF8(GetVersion()) ?? "").Split('\n')[0].Split(' ')[^1];

    [LibraryImport(Library, EntryPoint = "TIFFGetVersion")]
    private static partial nint GetVersion();

    [LibraryImport(Library, EntryPoint = "TIFFSetErrorHandler")]
    private static partial nint SetErrorHandler(nint handler);

    [LibraryImport(Library, EntryPoint = "TIFFSetWarningHandler")]
    private static partial nint SetWarningHandler(nint handler);

    [LibraryImport(Library, EntryPoint = "TIFFOpen", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial TiffHandle Open(string path, string mode);

    [LibraryImport(Library, EntryPoint = "TIFFClose")]
    internal static partial void Close(nint tiff);

    /// <summary>Goes to the page whose directory starts at an offset; 0 when there is none.</summary>
    [LibraryImport(Library, EntryPoint = "TIFFSetSubDirectory")]
    internal static partial int GoTo(TiffHandle tiff, ulong offset);

    /// <summary>Whether the present page is of a kind that <see cref="ReadColors"/> knows; the message is 1,024 bytes and is not needed.</summary>
    [LibraryImport(Library, EntryPoint = "TIFFRGBAImageOK")]
    internal static partial int KnowsKind(TiffHandle tiff, byte* message);

    /// <summary>Bytes of a decoded strip; 0 or less on failure.</summary>
    [LibraryImport(Library, EntryPoint = "TIFFStripSize")]
    internal static partial nint StripSize(TiffHandle tiff);

    [LibraryImport(Library, EntryPoint = "TIFFNumberOfStrips")]
    internal static partial uint Strips(TiffHandle tiff);

    /// <summary>Decodes a strip; the bytes it has, or less than 0 on failure.</summary>
    [LibraryImport(Library, EntryPoint = "TIFFReadEncodedStrip")]
    internal static partial nint ReadStrip(TiffHandle tiff, uint strip, void* into, nint size);

    /// <summary>Decodes a page of any kind to width × height words, red in the lowest byte, then green, blue and alpha; 0 on failure.</summary>
    [LibraryImport(Library, EntryPoint = "TIFFReadRGBAImageOriented")]
    internal static partial int ReadColors(TiffHandle tiff, uint width, uint height, uint* raster, int orientation, int stopOnError);
}
