using FaxIngest.Read;
using Tesseract;

namespace FaxIngest.Recognize.Lines;

/// <summary>Tesseract's LSTM on one line, through the package Tesseract. Its score is the mean confidence of the words, 0..100, as that of the engine on the
/// system's library.</summary>
internal sealed class TesseractNugetEngine : IOcrEngine
{
    private const string Language = "eng";

    /// <summary>Paper put around a crop, pixels: letters that touch the edge are lost otherwise.</summary>
    private const int Margin = 10;

    private const float Hundred = 100;

    private readonly Tesseract.TesseractEngine engine;

    /// <summary>Loads the English data.</summary>
    /// <param name="dataFolder">Folder with <c>eng.traineddata</c>.</param>
    /// <param name="fingerprint">First hex digits of its SHA-256, for the version.</param>
    /// <exception cref="TesseractException">It cannot be loaded.</exception>
    /// <exception cref="DllNotFoundException">A native library is missing; the message names the package.</exception>
    internal TesseractNugetEngine(string dataFolder, string fingerprint)
    {
        SystemTesseract.Prepare();
        engine = new Tesseract.TesseractEngine(dataFolder, Language, EngineMode.LstmOnly) { DefaultPageSegMode = PageSegMode.SingleLine };
        // What it has to say about odd images goes to standard error otherwise, line by line.
        engine.SetVariable("debug_file", OperatingSystem.IsWindows() ? "nul" : "/dev/null");
        Version = $"{engine.Version} {Language} {fingerprint} package {typeof(Tesseract.TesseractEngine).Assembly.GetName().Version}";
    }

    /// <inheritdoc/>
    public string Name => "tesseract-nuget";

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    public LineReading ReadLine(BinaryImage crop)
    {
        // The package itself would go on with freed memory.
        ObjectDisposedException.ThrowIf(engine.IsDisposed, this);
        if (Array.IndexOf(crop.Ink, (byte)1) < 0) return new LineReading("", default, null);
        using var image = Pix.LoadFromMemory(PortableBitmap.Encode(crop, Margin));
        (image.XRes, image.YRes) = (BinaryImage.FineXDpi, BinaryImage.FineXDpi);
        using var page = engine.Process(image, PageSegMode.SingleLine);
        string line = string.Join(' ', (page.GetText() ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new LineReading(line, new RawScore(line.Length == 0 ? 0 : page.GetMeanConfidence() * Hundred), null);
    }

    /// <inheritdoc/>
    public void Dispose() => engine.Dispose();
}
