using FaxIngest.Model;

namespace FaxIngest.Read;

/// <summary>Watches one question to a reader: wall time, silence, CPU time, memory. Asked at every <see cref="Interval"/>.</summary>
internal sealed class ReaderWatch
{
    /// <summary>Time between two looks: a process can grow by a few hundred megabytes in it.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly TimeProvider time;
    private readonly TimeSpan wall;
    private readonly TimeSpan silence;
    private readonly TimeSpan processor;
    private readonly long memory;
    private readonly Func<ProcessUse> use;
    private readonly long began;
    private readonly TimeSpan processorBefore;
    private long heard;
    private Reason? overrun;

    /// <summary>The watch over a document.</summary>
    internal ReaderWatch(ReaderLaunch launch, TimeProvider time, Func<ProcessUse> use)
        : this(time, launch.Options.DocumentTime, launch.Options.PageTime, use) =>
        (processor, memory) = (launch.Options.ProcessorTime, launch.MemoryBytes);

    private ReaderWatch(TimeProvider time, TimeSpan wall, TimeSpan silence, Func<ProcessUse> use)
    {
        (this.time, this.wall, this.silence, this.use) = (time, wall, silence, use);
        (processor, memory) = (TimeSpan.MaxValue, long.MaxValue);
        began = heard = time.GetTimestamp();
        processorBefore = use().ProcessorTime;
    }

    /// <summary>What was overrun; null: nothing.</summary>
    internal Reason? Overrun => Volatile.Read(ref overrun);

    /// <summary>The watch over a start: wall time only.</summary>
    internal static ReaderWatch OfStart(ReaderOptions options, TimeProvider time) => new(time, options.StartTime, options.StartTime, () => default);

    /// <summary>A sign of life.</summary>
    internal void Heard() => Volatile.Write(ref heard, time.GetTimestamp());

    /// <summary>Looks. True: something is overrun and the process must go.</summary>
    internal bool Check()
    {
        if (Overrun is not null) return true;
        var present = use();
        var found =
            present.MemoryBytes > memory ? ReaderFaults.Memory($"over {memory / 1_000_000} MB")
            : present.ProcessorTime - processorBefore > processor ? ReaderFaults.Timeout("processor time")
            : time.GetElapsedTime(began) > wall ? ReaderFaults.Timeout("time for a document")
            : time.GetElapsedTime(Volatile.Read(ref heard)) > silence ? ReaderFaults.Timeout("time for a page")
            : null;
        Volatile.Write(ref overrun, found);
        return found is not null;
    }
}
