using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>Tesseract's C functions (capi.h of 5.x), as they are.</summary>
internal static partial class TesseractApi
{
    private const string Library = NativeLibraries.Tesseract;

    /// <summary>OEM_LSTM_ONLY.</summary>
    internal const int LstmOnly = 1;

    /// <summary>PSM_AUTO: a page of text with its own layout analysis.</summary>
    internal const int AutoLayout = 3;

    /// <summary>PSM_SINGLE_LINE.</summary>
    internal const int SingleLine = 7;

    /// <summary>PSM_SPARSE_TEXT: as much text as can be found, in no order. What boxed forms need.</summary>
    internal const int SparseText = 11;

    /// <summary>RIL_TEXTLINE.</summary>
    internal const int LevelLine = 2;

    /// <summary>RIL_WORD.</summary>
    internal const int LevelWord = 3;

    /// <summary>RIL_SYMBOL.</summary>
    internal const int LevelSymbol = 4;

    /// <summary>Such as <c>5.3.0</c>.</summary>
    internal static string Version => Marshal.PtrToStringUTF8(GetVersion()) ?? "";

    /// <summary>Takes over and frees a text that Tesseract gave; null stays null.</summary>
    internal static string? TakeText(nint text)
    {
        if (text == 0) return null;
        try
        {
            return Marshal.PtrToStringUTF8(text);
        }
        finally
        {
            DeleteText(text);
        }
    }

    [LibraryImport(Library, EntryPoint = "TessVersion")]
    private static partial nint GetVersion();

    [LibraryImport(Library, EntryPoint = "TessBaseAPICreate")]
    internal static partial TesseractHandle Create();

    [LibraryImport(Library, EntryPoint = "TessBaseAPIEnd")]
    internal static partial void End(nint engine);

    [LibraryImport(Library, EntryPoint = "TessBaseAPIDelete")]
    internal static partial void Delete(nint engine);

    /// <summary>0 on success.</summary>
    [LibraryImport(Library, EntryPoint = "TessBaseAPIInit2", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Initialize(TesseractHandle engine, string dataFolder, string language, int mode);

    /// <summary>0 when there is no such variable.</summary>
    [LibraryImport(Library, EntryPoint = "TessBaseAPISetVariable", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetVariable(TesseractHandle engine, string name, string value);

    [LibraryImport(Library, EntryPoint = "TessBaseAPISetPageSegMode")]
    internal static partial void SetLayout(TesseractHandle engine, int mode);

    /// <summary>Tesseract takes its own reference to the image.</summary>
    [LibraryImport(Library, EntryPoint = "TessBaseAPISetImage2")]
    internal static partial void SetImage(TesseractHandle engine, PixHandle pix);

    [LibraryImport(Library, EntryPoint = "TessBaseAPISetSourceResolution")]
    internal static partial void SetResolution(TesseractHandle engine, int dpi);

    /// <summary>0 on success.</summary>
    [LibraryImport(Library, EntryPoint = "TessBaseAPIRecognize")]
    internal static partial int Recognize(TesseractHandle engine, nint monitor);

    /// <summary>Mean confidence of the words, 0..100.</summary>
    [LibraryImport(Library, EntryPoint = "TessBaseAPIMeanTextConf")]
    internal static partial int MeanConfidence(TesseractHandle engine);

    /// <summary>Forgets image and results, keeps the model.</summary>
    [LibraryImport(Library, EntryPoint = "TessBaseAPIClear")]
    internal static partial void Clear(TesseractHandle engine);

    /// <summary>Forgets what earlier pages taught the adaptive parts, so that a reading does not depend on what was read before.</summary>
    [LibraryImport(Library, EntryPoint = "TessBaseAPIClearAdaptiveClassifier")]
    internal static partial void ClearAdaptive(TesseractHandle engine);

    [LibraryImport(Library, EntryPoint = "TessBaseAPIGetUTF8Text")]
    internal static partial nint Text(TesseractHandle engine);

    [LibraryImport(Library, EntryPoint = "TessBaseAPIGetIterator")]
    internal static partial TesseractIteratorHandle Iterate(TesseractHandle engine);

    [LibraryImport(Library, EntryPoint = "TessResultIteratorDelete")]
    internal static partial void DeleteIterator(nint iterator);

    /// <summary>0 at the end.</summary>
    [LibraryImport(Library, EntryPoint = "TessResultIteratorNext")]
    internal static partial int Next(TesseractIteratorHandle iterator, int level);

    [LibraryImport(Library, EntryPoint = "TessResultIteratorGetUTF8Text")]
    internal static partial nint IteratorText(TesseractIteratorHandle iterator, int level);

    /// <summary>0..100.</summary>
    [LibraryImport(Library, EntryPoint = "TessResultIteratorConfidence")]
    internal static partial float Confidence(TesseractIteratorHandle iterator, int level);

    /// <summary>The same walk as a page iterator: not a new object, never to be freed.</summary>
    [LibraryImport(Library, EntryPoint = "TessResultIteratorGetPageIteratorConst")]
    internal static partial nint PageIterator(TesseractIteratorHandle iterator);

    /// <summary>Pixels of the box, right and bottom exclusive; 0 when there is none.</summary>
    [LibraryImport(Library, EntryPoint = "TessPageIteratorBoundingBox")]
    internal static partial int BoundingBox(nint pageIterator, int level, out int left, out int top, out int right, out int bottom);

    /// <summary>1 when the walk stands at the first word of a line (or block, by level).</summary>
    [LibraryImport(Library, EntryPoint = "TessPageIteratorIsAtBeginningOf")]
    internal static partial int IsFirst(nint pageIterator, int level);

    [LibraryImport(Library, EntryPoint = "TessDeleteText")]
    private static partial void DeleteText(nint text);
}
