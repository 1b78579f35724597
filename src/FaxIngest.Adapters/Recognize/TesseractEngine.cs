using FaxIngest.Native;
using FaxIngest.Read;

namespace FaxIngest.Recognize;

/// <summary>Tesseract's LSTM on one line. Its score is the mean confidence of the words, 0..100.</summary>
internal sealed class TesseractEngine : IOcrEngine
{
    /// <summary>Paper put around a crop, pixels: letters that touch the edge are lost otherwise.</summary>
    private const int Margin = 10;

    private const int LeastInk = 2; // ink pixels a row or column needs, as in LineNormalizer

    private readonly TesseractSession _session;

    /// <summary>Loads the English data of the system.</summary>
    internal TesseractEngine() => _session = new TesseractSession(TessdataFolder.Find());

    /// <inheritdoc/>
    public string Name => "tesseract";

    /// <inheritdoc/>
    public string Version => _session.Version;

    /// <inheritdoc/>
    public LineReading ReadLine(BinaryImage crop)
    {
        if (InkExtent.Of(crop, LeastInk) is null) return new LineReading("", default, null);
        using var image = PixBitmap.FromImage(crop, Margin);
        return _session.Recognize(image, TesseractApi.SingleLine, engine =>
        {
            var text = TesseractApi.TakeText(TesseractApi.Text(engine)) ?? "";
            var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            return new LineReading(line, new RawScore(line.Length == 0 ? 0 : TesseractApi.MeanConfidence(engine)), null);
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
