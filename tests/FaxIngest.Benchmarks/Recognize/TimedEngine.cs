using FaxIngest.Recognize;

namespace FaxIngest.Benchmarks.Recognize;

/// <summary>An engine with a clock: CPU it took and lines it was given.</summary>
internal sealed class TimedEngine(IOcrEngine engine) : IOcrEngine
{
    public string Name => engine.Name;

    public string Version => engine.Version;

    /// <summary>CPU so far, milliseconds.</summary>
    public double Milliseconds { get; private set; }

    /// <summary>Lines so far.</summary>
    public int Lines { get; private set; }

    public LineReading ReadLine(BinaryImage crop) => Timed(() => engine.ReadLine(crop));

    public LineReading? LookAgain(BinaryImage crop, int look) => Timed(() => engine.LookAgain(crop, look));

    private T Timed<T>(Func<T> read)
    {
        var before = Environment.CpuUsage.TotalTime;
        var reading = read();
        Milliseconds += (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        Lines++;
        return reading;
    }

    public void Dispose() => engine.Dispose();
}
