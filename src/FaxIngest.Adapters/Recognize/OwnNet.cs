using FaxIngest.Native;

namespace FaxIngest.Recognize;

/// <summary>One net of <see cref="OwnOcrEngine"/> in memory.</summary>
internal sealed class OwnNet : IDisposable
{
    /// <summary>Characters of classes 1, 2, … (src/recognizer/alphabet.py); a net knows all of them or the first ones.</summary>
    private static readonly string[] Characters =
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => ((char)code).ToString()), .. "ÁÉÍÓÚÜÑÇÃÕÂÊÔÀÈÖÄËáéíóúüñçãõâêôàèöäë".Select(c => c.ToString())];

    private readonly OnnxSession _session;
    private readonly string[] _alphabet;

    /// <summary>Loads a model.</summary>
    /// <param name="model">ONNX, with input and output as Models/own.md says.</param>
    internal OwnNet(ReadOnlySpan<byte> model)
    {
        _session = new OnnxSession(model);
        // A few columns of paper: what comes out says how many characters the net tells apart.
        _alphabet = Characters[.._session.Run(Paper, [1, 1, LineNormalizer.Height, Paper.Length / LineNormalizer.Height], (_, shape) => (int)shape[1] - 1)];
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

    /// <summary>Reads a crop of one line.</summary>
    /// <param name="crop">The crop.</param>
    /// <param name="stretch">How wide letters are drawn (<see cref="LineNormalizer.Stretch"/>).</param>
    internal LineReading Read(BinaryImage crop, double stretch)
    {
        if (LineNormalizer.Normalize(crop, stretch) is not { } line) return CtcGreedyDecoder.Decode(LatticeBuilder.Blank(_alphabet));
        var input = new float[line.Pixels.Length];
        for (var i = 0; i < input.Length; i++) input[i] = 1 - line.Pixels[i] / 127.5f;
        var lattice = _session.Run(input, [1, 1, line.Height, line.Width], (logits, shape) => LatticeBuilder.FromLogits(logits, (int)shape[2], _alphabet));
        return CtcGreedyDecoder.Decode(LatticeBuilder.Silenced(lattice, line));
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
