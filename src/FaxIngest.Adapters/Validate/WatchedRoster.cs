using Microsoft.Extensions.Logging;

namespace FaxIngest.Validate;

/// <summary>The roster of a file, read again when the file changes. A file that is being written or is broken changes nothing: the roster in force stays.</summary>
internal sealed partial class WatchedRoster : IRosterSource
{
    /// <summary>Time between two looks at the file; a change is taken when two looks in a row saw it the same.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    private readonly string path;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Lock guard = new();
    private Roster current;
    private Stamp taken;
    private Stamp seen;
    private DateTimeOffset looked;

    /// <exception cref="FormatException">It is no roster; the message names the file and the line.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal WatchedRoster(string path, TimeProvider time, ILogger<WatchedRoster> logger)
    {
        (this.path, this.time, this.logger) = (path, time, logger);
        taken = seen = Stamp.Of(path);
        current = RosterFile.Load(path);
        looked = time.GetUtcNow();
    }

    /// <summary>The roster in force; now and then a look at the file comes first.</summary>
    public Roster? Current
    {
        get
        {
            // Whoever comes while another looks takes what there is.
            if (time.GetUtcNow() - looked < Look || !guard.TryEnter()) return current;
            try
            {
                LookAgain();
            }
            finally
            {
                guard.Exit();
            }
            return current;
        }
    }

    private void LookAgain()
    {
        looked = time.GetUtcNow();
        var before = seen;
        seen = Stamp.Of(path);
        if (seen == taken || seen != before || seen == Stamp.None) return;
        taken = seen;
        try
        {
            current = RosterFile.Load(path);
            LogReloaded(current.Count);
        }
        catch (Exception wrong) when (wrong is FormatException or IOException or UnauthorizedAccessException)
        {
            LogNotReloaded(wrong.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The roster was read again: {Count} members")]
    private partial void LogReloaded(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The roster has changed and cannot be read, so the one before stays in force: {Reason}")]
    private partial void LogNotReloaded(string reason);

    /// <summary>What tells one version of the file from the next.</summary>
    private readonly record struct Stamp(DateTime Modified, long Length)
    {
        public static Stamp None { get; } = new(default, 0);

        public static Stamp Of(string path)
        {
            var file = new FileInfo(path);
            return file.Exists ? new Stamp(file.LastWriteTimeUtc, file.Length) : None;
        }
    }
}
