using FaxIngest.Model;

namespace FaxIngest.Read;

/// <summary>The ways a reader process fails, each with its code and a sentence for a person.</summary>
internal static class ReaderFaults
{
    internal const string CrashedCode = "reader-crashed";
    internal const string TimeoutCode = "reader-timeout";
    internal const string MemoryCode = "reader-memory";
    internal const string GarbageCode = "reader-garbage";
    internal const string NotStartedCode = "reader-not-started";

    internal static Reason Crashed(string how) => new(CrashedCode, $"The reader stopped while it had this document ({how}).");

    internal static Reason Timeout(string what) => new(TimeoutCode, $"Reading this document took too long ({what}).");

    internal static Reason Memory(string what) => new(MemoryCode, $"Reading this document needed too much memory ({what}).");

    internal static Reason Garbage(string what) => new(GarbageCode, $"The reader gave an answer that makes no sense ({what}).");

    /// <summary>The machine's fault and not the document's: a part is missing or the program cannot be started.</summary>
    internal static Reason NotStarted(string why) => new(NotStartedCode, $"The reader could not be started ({why}).");
}
