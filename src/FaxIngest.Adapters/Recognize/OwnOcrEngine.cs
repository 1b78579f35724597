using FaxIngest.Native;

namespace FaxIngest.Recognize;

/// <summary>Our own recognizer of faxed lines (Models/own.md).</summary>
internal sealed class OwnOcrEngine : IOcrEngine
{
    private const string Sha256 = "9269fcd1fa52ce98690fa64949bb3aaf47b9ec6b966cbcfbb9436941f160eaa3";

    private static readonly string[] Alphabet = [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => ((char)code).ToString())];

    private readonly OnnxSession _session;

    /// <summary>Loads the model from the models folder.</summary>
    internal OwnOcrEngine()
    {
        _session = new OnnxSession(ModelFile.Load(Path.Combine(ModelFile.Folder, "own.onnx"), Sha256, "FaxIngest itself"));
        Version = $"{Sha256[..12]} onnxruntime {OnnxApi.Version}";
    }

    /// <inheritdoc/>
    public string Name => "own";

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    public LineReading ReadLine(BinaryImage crop)
    {
        if (LineNormalizer.Normalize(crop) is not { } line) return CtcGreedyDecoder.Decode(LatticeBuilder.Blank(Alphabet));
        var input = new float[line.Pixels.Length];
        for (var i = 0; i < input.Length; i++) input[i] = 1 - line.Pixels[i] / 127.5f;
        var logits = _session.Run(input, [1, 1, line.Height, line.Width], out var shape);
        return CtcGreedyDecoder.Decode(LatticeBuilder.FromLogits(logits, (int)shape[2], Alphabet));
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
