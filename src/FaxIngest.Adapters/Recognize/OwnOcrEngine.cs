using FaxIngest.Native;

namespace FaxIngest.Recognize;

/// <summary>Our own recognizer of faxed lines: two nets, the second for a second look, at narrower letters; they err differently (Models/own.md). The first looks once more where both leave doubt,
/// at letters of the width that suits the hand.</summary>
internal sealed class OwnOcrEngine : IOcrEngine
{
    private const string Sha256 = "a7fc5445d0a5cde889e77ccbc94d47fae9e35d908282686cc5726b88ea233047";
    private const string SecondSha256 = "279797adc9fb1f5e5ea60be4ce2fa99b291e3e7f77ece02953ed0b58b7c5f225";

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
    public LineReading? LookAgain(BinaryImage crop, int look) => look switch
    {
        1 => _second?.Read(crop, LineNormalizer.Narrow),
        2 when _second is not null => _first.Read(crop, LineNormalizer.OtherWidth(crop)),
        _ => null,
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _first.Dispose();
        _second?.Dispose();
    }

    private static byte[] Load(string file, string sha256) => ModelFile.Load(Path.Combine(ModelFile.Folder, file), sha256, "FaxIngest itself");
}
