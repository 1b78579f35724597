namespace FaxIngest.Receive;

/// <summary>What is remembered of a file between looks. Lost at a restart, which costs one more quiet time and nothing else.</summary>
internal sealed class Sighting(long length, DateTime modified, DateTimeOffset since)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    public long Length { get; } = length;

    /// <summary>Modified time (UTC) as the file system says.</summary>
    public DateTime Modified { get; } = modified;

    /// <summary>When size and time were first seen as they are.</summary>
    public DateTimeOffset Since { get; } = since;

    /// <summary>Its bytes are stored and admitted; only the move to the archive is left.</summary>
    public bool Admitted { get; set; }

    /// <summary>As found at the first closer look; it holds as long as size and time do.</summary>
    public FileShape? Shape { get; set; }

    public int Failures { get; private set; }

    public DateTimeOffset NotBefore { get; private set; }

    public bool IsSame(FileInfo file) => file.Length == Length && file.LastWriteTimeUtc == Modified;

    /// <summary>Another failure: the next look waits twice as long as the last, 5 s to 5 min.</summary>
    public void Failed(DateTimeOffset now)
    {
        double wait = FirstWait.TotalSeconds * Math.Pow(2, Math.Min(Failures, 10));
        NotBefore = now + TimeSpan.FromSeconds(Math.Min(wait, LongestWait.TotalSeconds));
        Failures++;
    }
}
