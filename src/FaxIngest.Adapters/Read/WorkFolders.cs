namespace FaxIngest.Read;

/// <summary>Private temporary folders (mode 0700) of one process, on this machine's temporary disk. Those of processes that were killed are removed by the next that starts.</summary>
/// <remarks>A lock file says whether the owner lives, since process ids repeat and mean nothing across containers.</remarks>
internal sealed class WorkFolders : IDisposable
{
    private const string Prefix = "faxingest-work-";
    private const string LockName = "lock";
    /// <summary>A folder without a lock file may be one that is just being made.</summary>
    private static readonly TimeSpan Newborn = TimeSpan.FromHours(1);

    private readonly string session;
    private readonly FileStream owned;
    private int count;

    /// <summary>Makes this process's folder and removes abandoned ones.</summary>
    public WorkFolders(TimeProvider time)
    {
        session = Directory.CreateTempSubdirectory(Prefix).FullName;
        owned = Lock(session, FileMode.Create);
        Sweep(Path.GetDirectoryName(session)!, time);
    }

    /// <summary>A new empty folder; disposing it removes it with all that is in it.</summary>
    internal WorkFolder Create() => WorkFolder.Create(Path.Combine(session, Interlocked.Increment(ref count).ToString("D6", System.Globalization.CultureInfo.InvariantCulture)));

    /// <inheritdoc/>
    public void Dispose()
    {
        owned.Dispose();
        WorkFolder.Remove(session);
    }

    /// <summary>Removes folders whose owner no longer holds its lock. Returns how many.</summary>
    internal static int Sweep(string root, TimeProvider time)
    {
        int removed = 0;
        foreach (string folder in Directory.EnumerateDirectories(root, Prefix + "*"))
        {
            try
            {
                if (!File.Exists(Path.Combine(folder, LockName)))
                {
                    if (time.GetUtcNow() - Directory.GetCreationTimeUtc(folder) < Newborn) continue;
                }
                else
                {
                    // Held by a living owner: throws. Released at once, since the folder goes next.
                    Lock(folder, FileMode.Open).Dispose();
                }
                WorkFolder.Remove(folder);
                removed++;
            }
            catch (Exception notOurs) when (notOurs is IOException or UnauthorizedAccessException)
            {
                // Somebody lives there, or it belongs to another account.
            }
        }
        return removed;
    }

    private static FileStream Lock(string folder, FileMode mode) =>
        new(Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
}
