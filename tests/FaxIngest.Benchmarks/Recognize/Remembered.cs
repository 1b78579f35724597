using FaxIngest.Read;
using FaxIngest.Recognize;

namespace FaxIngest.Benchmarks.Recognize;

/// <summary>An engine that gives again what it read before.</summary>
internal sealed class Remembered(string name, IReadOnlyList<LabeledLine> lines, LineReadings readings) : IOcrEngine
{
    private readonly Dictionary<BinaryImage, string> texts = lines.Zip(readings.Texts).ToDictionary(pair => pair.First.Image, pair => pair.Second);

    public string Name => name;

    public string Version => "remembered";

    public LineReading ReadLine(BinaryImage crop) => new(texts[crop], new RawScore(1), null);

    public void Dispose() => texts.Clear();
}
