namespace FaxIngest.Recognize;

/// <summary>Makes engines by name. An engine serves one thread: make one for each.</summary>
internal static class OcrEngineCatalog
{
    private static readonly Dictionary<string, Func<IOcrEngine>> Makers = new(StringComparer.Ordinal)
    {
        ["own"] = () => new OwnOcrEngine(),
        ["pp-ocr"] = () => new PpOcrEngine(),
        ["tesseract"] = () => new TesseractEngine(),
    };

    /// <summary>Names of all engines, the first reader first.</summary>
    internal static IReadOnlyList<string> Names { get; } = ["own", "pp-ocr", "tesseract"];

    /// <summary>Makes an engine with its model loaded.</summary>
    /// <exception cref="ArgumentException">There is no such engine.</exception>
    /// <exception cref="FileNotFoundException">Its model is missing; the message says what brings it.</exception>
    /// <exception cref="DllNotFoundException">Its library is missing; see <see cref="Native.NativeProbe"/>.</exception>
    internal static IOcrEngine Create(string name) => Makers.TryGetValue(name, out var make)
        ? make()
        : throw new ArgumentException($"There is no engine named {name}: known are {string.Join(", ", Names)}.", nameof(name));

    /// <summary>Makes the reader of whole pages.</summary>
    internal static IPageWordReader CreatePageWordReader() => new TesseractPageWordReader();
}
