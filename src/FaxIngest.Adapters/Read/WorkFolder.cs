namespace FaxIngest.Read;

/// <summary>One private temporary folder (mode 0700); disposing removes it.</summary>
internal sealed class WorkFolder : IDisposable
{
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
