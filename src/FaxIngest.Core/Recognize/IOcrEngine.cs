using FaxIngest.Read;

namespace FaxIngest.Recognize;

/// <summary>Reads one line of writing. One instance serves one thread.</summary>
public interface IOcrEngine : IDisposable
{
    /// <summary>Name as it appears in readings: <c>own</c>, <c>pp-ocr</c>, <c>tesseract</c>.</summary>
    string Name { get; }

    /// <summary>Version of engine and model, for replay.</summary>
    string Version { get; }

    /// <summary>Reads a crop of one line at 204×196 dpi, form print already removed. An empty text when it sees nothing.</summary>
    LineReading ReadLine(BinaryImage crop);

    /// <summary>Reads the same crop drawn otherwise, where the first look leaves doubt: a net errs differently on letters of another width. Null: this engine has one look.</summary>
    LineReading? LookAgain(BinaryImage crop) => null;

    /// <summary>A third look, where two left doubt; null: this engine has none.</summary>
    LineReading? LookOnceMore(BinaryImage crop) => null;
}
