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

    /// <summary>Reads the same crop drawn otherwise, where the looks before leave doubt: a net errs differently on letters of another width.</summary>
    /// <param name="crop">The line.</param>
    /// <param name="look">Which look it is: 1 the second, 2 the third.</param>
    /// <returns>Null: this engine has no such look.</returns>
    LineReading? LookAgain(BinaryImage crop, int look) => null;
}
