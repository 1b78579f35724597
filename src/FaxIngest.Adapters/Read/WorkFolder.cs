namespace FaxIngest.Read;

/// <summary>One private temporary folder (mode 0700); disposing removes it.</summary>
internal sealed class WorkFolder : IDisposable
{
    private const int ProbeLength = 1_000_000;

    private WorkFolder(string path) => Path = path;

    /// <summary>Full path.</summary>
    internal string Path { get; }

    /// <summary>Makes the folder; its parent must exist.</summary>
    internal static WorkFolder Create(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new(path);
    }

    /// <summary>Writes and removes a file of about a page image's size.</summary>
    /// <exception cref="IOException">The disk is full or read-only, or the folder is gone.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    internal static void Prove(string path)
    {
        string probe = System.IO.Path.Combine(path, ".probe");
        try
        {
            using var file = new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            file.Write(new byte[ProbeLength]);
            file.Flush(flushToDisk: true);
        }
        finally
        {
            if (File.Exists(probe)) File.Delete(probe);
        }
    }

    /// <summary>Removes all that is in the folder, not the folder.</summary>
    internal static void Empty(string path)
    {
        var folder = new DirectoryInfo(path);
        if (!folder.Exists) return;
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo { LinkTarget: null } inner) inner.Delete(recursive: true);
            else entry.Delete();
        }
    }

    /// <summary>Removes a folder; what cannot be removed now stays for the next sweep.</summary>
    internal static void Remove(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Gone already.
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // A dying child may still write into it.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Remove(Path);
}
