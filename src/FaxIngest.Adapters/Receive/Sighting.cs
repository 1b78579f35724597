using FaxIngest.Receive.Sidecars;

namespace FaxIngest.Receive;

/// <summary>What is remembered of a file between looks. Lost at a restart, which costs one more quiet time and nothing else.</summary>
/// <param name="path">Where it lies.</param>
/// <param name="length">Bytes.</param>
/// <param name="modified">Modified time (UTC) as the file system says.</param>
/// <param name="since">When size and time were first seen as they are. By a clock that is never set: else a jump of the system's clock would make every file quiet.</param>
internal sealed class Sighting(string path, long length, DateTime modified, TimeSpan since)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    public string FullPath { get; } = path;

    /// <summary>Name without folders.</summary>
    public string Name { get; } = Path.GetFileName(path);

    /// <summary>Name without its ending.</summary>
    public string Stem { get; } = Path.GetFileNameWithoutExtension(path);

    public long Length { get; } = length;

    public DateTime Modified { get; } = modified;

    public TimeSpan Since { get; } = since;

    /// <summary>Its bytes are stored and admitted; only the move to the archive is left.</summary>
    public bool Admitted { get; set; }

    /// <summary>As found at the first closer look; it holds as long as size and time do.</summary>
    public FileShape? Shape { get; set; }

    /// <summary>What the fax server says in it; null before it was read, or when a file of its name says nothing.</summary>
    public SidecarReading? Reading { get; set; }

    /// <summary>Names in it whose faxes were taken in.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>It is no file that can be taken, and that was said.</summary>
    public bool Refused { get; set; }

    /// <summary>That it waits too long was said.</summary>
    public bool Overdue { get; set; }

    public int Failures { get; private set; }

    public TimeSpan NotBefore { get; private set; }

    public bool IsSame((long Length, DateTime Modified)? file) => file is { } now && now.Length == Length && now.Modified == Modified;

    /// <summary>Another failure: the next look waits twice as long as the last, 5 s to 5 min.</summary>
    public void Failed(TimeSpan now)
    {
        double wait = FirstWait.TotalSeconds * Math.Pow(2, Math.Min(Failures, 10));
        NotBefore = now + TimeSpan.FromSeconds(Math.Min(wait, LongestWait.TotalSeconds));
        Failures++;
    }
}
