using FaxIngest.Native;

namespace FaxIngest.Recognize;

/// <summary>Our own recognizer of faxed lines: two nets, the second for a second look, at narrower letters; they err differently (Models/own.md). The first looks once more where both leave doubt,
/// at letters of the width that suits the hand.</summary>
internal sealed class OwnOcrEngine : IOcrEngine
{
    private const string Sha256 = "03f181b6bee67023b80bc0500284172476b12e3fd7bc2863a9e522e2cde58988";
    private const string SecondSha256 = "a2974f0cf56565fa9611a93fc1efb746ca09e7f639e77bb3c116e7e52b3d80d8";

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
