using FaxIngest.Render;

namespace FaxIngest.Read;

/// <summary>What a reader process is and what it may use.</summary>
/// <param name="Program">How it is started.</param>
/// <param name="Options">Its limits.</param>
/// <param name="Setup">What it is told first.</param>
internal sealed record ReaderLaunch(ReaderProgram Program, ReaderOptions Options, ReaderSetup Setup)
{
    private const long Megabyte = 1_000_000;

    /// <summary>Bytes a reader and its programs may hold.</summary>
    internal long MemoryBytes => Options.MemoryMegabytes * Megabyte;

    /// <summary>Bytes above which it is replaced after its document.</summary>
    internal long RecycleBytes => Options.RecycleMegabytes * Megabyte;

    /// <summary>Bytes of its longest answer.</summary>
    internal int AnswerBytes => (int)(Options.AnswerMegabytes * Megabyte);

    /// <summary>A launch with the setup that belongs to the options.</summary>
    internal static ReaderLaunch For(ReaderProgram program, ReaderOptions options, RenderLimits limits, string? formsFolder) => new(program, options, new ReaderSetup
    {
        FormsFolder = formsFolder,
        Engines = options.Order.Local,
        Limits = limits,
        MemoryBytes = options.MemoryMegabytes * Megabyte,
        MustConfine = !options.AllowUnconfined,
        ProcessorSeconds = (long)Math.Ceiling(options.ProcessorTime.TotalSeconds),
    });
}
