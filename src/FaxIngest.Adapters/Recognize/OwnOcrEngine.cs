using FaxIngest.Native;

namespace FaxIngest.Recognize;

/// <summary>Our own recognizer of faxed lines (Models/own.md).</summary>
internal sealed class OwnOcrEngine : IOcrEngine
{
    private const string Sha256 = "cc56e948e11b47ed4f30837e3a73ef74cb3357c4ffdcfa8cadb1f3099b80a438";

    /// <summary>Characters of classes 1, 2, … (src/recognizer/alphabet.py); a net knows all of them or the first ones.</summary>
    private static readonly string[] Characters =
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => ((char)code).ToString()), .. "ÁÉÍÓÚÜÑÇÃÕÂÊÔÀÈÖÄËáéíóúüñçãõâêôàèöäë".Select(c => c.ToString())];

    private readonly OnnxSession _session;
    private readonly string[] _alphabet;

    /// <summary>Loads the model from the models folder.</summary>
    internal OwnOcrEngine() : this(ModelFile.Load(Path.Combine(ModelFile.Folder, "own.onnx"), Sha256, "FaxIngest itself"), Sha256[..12]) { }

    /// <summary>Takes another model, to measure it.</summary>
    /// <param name="model">ONNX, with input and output as Models/own.md says.</param>
    /// <param name="name">What stands for it in versions.</param>
    internal OwnOcrEngine(ReadOnlySpan<byte> model, string name)
    {
        _session = new OnnxSession(model);
        Version = $"{name} onnxruntime {OnnxApi.Version}";
        // A few columns of paper: what comes out says how many characters the net tells apart.
        _session.Run(Paper, [1, 1, LineNormalizer.Height, Paper.Length / LineNormalizer.Height], out var shape);
        _alphabet = Characters[..((int)shape[1] - 1)];
    }

    private static float[] Paper
    {
        get
        {
            var paper = new float[LineNormalizer.Height * 16];
            Array.Fill(paper, -1);
            return paper;
        }
    }

    /// <inheritdoc/>
    public string Name => "own";

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    public LineReading ReadLine(BinaryImage crop) => Read(crop, LineNormalizer.Stretch);

    /// <inheritdoc/>
    public LineReading? LookAgain(BinaryImage crop) => Read(crop, LineNormalizer.Narrow);

    private LineReading Read(BinaryImage crop, double stretch)
    {
        if (LineNormalizer.Normalize(crop, stretch) is not { } line) return CtcGreedyDecoder.Decode(LatticeBuilder.Blank(_alphabet));
        var input = new float[line.Pixels.Length];
        for (var i = 0; i < input.Length; i++) input[i] = 1 - line.Pixels[i] / 127.5f;
        var logits = _session.Run(input, [1, 1, line.Height, line.Width], out var shape);
        return CtcGreedyDecoder.Decode(LatticeBuilder.Silenced(LatticeBuilder.FromLogits(logits, (int)shape[2], _alphabet), line));
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
