using FaxIngest.Native;

namespace FaxIngest.Recognize;

/// <summary>Our own recognizer of faxed lines: two nets, the second for a second look, at narrower letters; they err differently (Models/own.md).</summary>
internal sealed class OwnOcrEngine : IOcrEngine
{
    private const string Sha256 = "597a5894314d570fc94447dd00f5168cb8f491c1034991c7fa4b2f4bbc91540a";
    private const string SecondSha256 = "b9dc037986597137cef1bafd5fead260e98d1a74c6e4d2e00994253a2af644a4";

    private readonly OwnNet _first;
    private readonly OwnNet? _second;

    /// <summary>Loads the models from the models folder.</summary>
    internal OwnOcrEngine() : this(Load("own.onnx", Sha256), $"{Sha256[..12]} {SecondSha256[..12]}", Load("own-second.onnx", SecondSha256)) { }

    /// <summary>Takes other models, to measure them.</summary>
    /// <param name="model">Of the first look: ONNX, with input and output as Models/own.md says.</param>
    /// <param name="name">What stands for them in versions.</param>
    /// <param name="second">Of the second look; null: there is none.</param>
    internal OwnOcrEngine(byte[] model, string name, byte[]? second = null)
    {
        _first = new OwnNet(model);
        if (second is not null) _second = new OwnNet(second);
        Version = $"{name} onnxruntime {OnnxApi.Version}";
    }

    /// <inheritdoc/>
    public string Name => "own";

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    public LineReading ReadLine(BinaryImage crop) => _first.Read(crop, LineNormalizer.Stretch);

    /// <inheritdoc/>
    public LineReading? LookAgain(BinaryImage crop) => _second?.Read(crop, LineNormalizer.Narrow);

    /// <inheritdoc/>
    public void Dispose()
    {
        _first.Dispose();
        _second?.Dispose();
    }

    private static byte[] Load(string file, string sha256) => ModelFile.Load(Path.Combine(ModelFile.Folder, file), sha256, "FaxIngest itself");
}
