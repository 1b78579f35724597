using FaxIngest.Native;

namespace FaxIngest.Recognize;

/// <summary>A Tesseract engine with its language loaded: what line and page readers share.</summary>
internal sealed class TesseractSession : IDisposable
{
    /// <summary>Dots per inch told to Tesseract. Faxes are 204×196; it knows one number and uses it to judge sizes only.</summary>
    private const int Resolution = 200;

    private readonly TesseractHandle _engine;

    /// <summary>Loads the English model.</summary>
    /// <exception cref="InvalidDataException">Tesseract cannot load its language data.</exception>
    internal TesseractSession(string dataFolder)
    {
        _engine = TesseractApi.Create();
        if (TesseractApi.Initialize(_engine, dataFolder, TessdataFolder.Language, TesseractApi.LstmOnly) != 0)
        {
            _engine.Dispose();
            throw new InvalidDataException($"Tesseract cannot load {TessdataFolder.Language} from {dataFolder}: install the Debian package tesseract-ocr-{TessdataFolder.Language}.");
        }
        // What it has to say about odd images goes to standard error otherwise, line by line.
        _ = TesseractApi.SetVariable(_engine, "debug_file", OperatingSystem.IsWindows() ? "nul" : "/dev/null");
        Version = $"{TesseractApi.Version} {TessdataFolder.Language} {TessdataFolder.Fingerprint(dataFolder)}";
    }

    /// <summary>Version of engine and language data.</summary>
    internal string Version { get; }

    /// <summary>Recognizes an image and hands the engine to <paramref name="take"/> for its results; forgets both afterwards.</summary>
    internal T Recognize<T>(PixHandle image, int layout, Func<TesseractHandle, T> take)
    {
        ObjectDisposedException.ThrowIf(_engine.IsClosed, this);
        try
        {
            TesseractApi.SetLayout(_engine, layout);
            TesseractApi.SetImage(_engine, image);
            TesseractApi.SetResolution(_engine, Resolution);
            if (TesseractApi.Recognize(_engine, 0) != 0) throw new InvalidOperationException("Tesseract gave up on an image.");
            return take(_engine);
        }
        finally
        {
            // Without both a reading would depend on what was read before.
            TesseractApi.Clear(_engine);
            TesseractApi.ClearAdaptive(_engine);
        }
    }

    /// <summary>Frees the engine; twice is fine.</summary>
    public void Dispose() => _engine.Dispose();
}
