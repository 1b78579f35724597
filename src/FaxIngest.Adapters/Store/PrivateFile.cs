namespace FaxIngest.Store;

/// <summary>Files that hold protected health information, or what proves it: with mode 0600 from their first byte on.</summary>
internal static class PrivateFile
{
    /// <summary>Opens a file; one that is there keeps its mode, which may be the operator's choice. On Windows access is inherited from the folder.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access)
    {
        var how = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows() && mode is not (FileMode.Open or FileMode.Truncate)) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, how);
    }

    /// <summary>A new file in place of one that may be there, which goes with its mode.</summary>
    public static FileStream Renew(string path)
    {
        File.Delete(path);
        return Open(path, FileMode.CreateNew, FileAccess.Write);
    }
}
