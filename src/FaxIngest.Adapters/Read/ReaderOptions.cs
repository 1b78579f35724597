using System.ComponentModel.DataAnnotations;
using FaxIngest.Recognize;

namespace FaxIngest.Read;

/// <summary>How many reader processes there are and what each may use. A reader that overruns is killed and replaced; the document it had is tried again.</summary>
internal sealed class ReaderOptions : IValidatableObject
{
    public const string Section = "Recognize";

    /// <summary>Engines in the order of their standing, separated by commas: <c>own</c>, <c>tesseract</c>, <c>pp-ocr</c>, <c>tesseract-nuget</c>, and last <c>azure</c>,
    /// which sends what stays in doubt out of the house. The first two read every zone, the others where those differ. Default own,pp-ocr,tesseract: the calibration
    /// that ships is fitted with these; with others no text is accepted without a person until it is fitted anew.</summary>
    public string Engines { get; set; } = string.Join(',', EngineOrder.Standard);

    /// <summary>Reader processes at the same time. Default 0: one per core. 0 to 256.</summary>
    [Range(0, 256)]
    public int Parallel { get; set; }

    /// <summary>Wall time for one document. Default 15 minutes: 500 pages at a second each, and room for a busy machine. 1 second to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan DocumentTime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Wall time without a sign of life: longest time for one page. Default 2 minutes. 1 second to 1 hour, at most <see cref="DocumentTime"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan PageTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>CPU time for one document, the reader and the programs it starts together. Default 10 minutes. 1 second to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ProcessorTime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Wall time until a started reader must be ready (it loads its models first). Default 1 minute. 1 second to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StartTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Megabytes that one reader and the programs it starts may hold in memory. Default 1500. 256 to 65536.</summary>
    [Range(256, 65_536)]
    public int MemoryMegabytes { get; set; } = 1500;

    /// <summary>Megabytes above which a reader is replaced after its document, without a fault. Default 700. 64 to 65536.</summary>
    [Range(64, 65_536)]
    public int RecycleMegabytes { get; set; } = 700;

    /// <summary>Documents after which a reader is replaced, without a fault. Default 200. 1 to 1000000.</summary>
    [Range(1, 1_000_000)]
    public int RecycleDocuments { get; set; } = 200;

    /// <summary>Megabytes of one answer; a reader that sends more is taken for broken. Default 64: a 500-page fax full of forms needs about 15. 1 to 1024.</summary>
    [Range(1, 1024)]
    public int AnswerMegabytes { get; set; } = 64;

    /// <summary>Read also where the system cannot close the network to readers (no seccomp; Windows, macOS). Default false: nothing is read there.</summary>
    public bool AllowUnconfined { get; set; }

    /// <summary>The engines, as <see cref="Engines"/> names them.</summary>
    internal EngineOrder Order => EngineOrder.Parse(Engines);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ProblemOf(Engines) is { } problem) yield return new ValidationResult($"Recognize:Engines: {problem}.");
    }

    /// <summary>Whether names of engines can be understood.</summary>
    internal static bool IsReadable(string? engines) => ProblemOf(engines) is null;

    private static string? ProblemOf(string? engines)
    {
        try
        {
            _ = EngineOrder.Parse(engines ?? "");
            return null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }

    /// <summary>Readers at the same time, with 0 resolved.</summary>
    internal int Readers => Parallel > 0 ? Parallel : Environment.ProcessorCount;
}
