using System.Globalization;
using FaxIngest.Read;
using FaxIngest.Recognize;

namespace FaxIngest.Benchmarks.Recognize;

/// <summary>An engine that keeps what it is given, and reads its number there: so a reading tells which crops it is of.</summary>
internal sealed class CropRecorder : IOcrEngine
{
    private readonly List<BinaryImage> crops = [];

    public string Name => "recorder";

    public string Version => "1";

    public LineReading ReadLine(BinaryImage crop)
    {
        crops.Add(crop);
        return new LineReading((crops.Count - 1).ToString(CultureInfo.InvariantCulture), new RawScore(1), null);
    }

    /// <summary>The crops that a reading is of, one for each line; none when the zone was blank.</summary>
    public IReadOnlyList<BinaryImage> Of(Reading reading) => reading.Engines.FirstOrDefault(e => e.Engine == Name) is not { } recorded
        ? []
        : [.. recorded.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => crops[int.Parse(number, CultureInfo.InvariantCulture)])];

    /// <summary>Forgets the crops of the fax before.</summary>
    public void Clear() => crops.Clear();

    public void Dispose() => Clear();
}
