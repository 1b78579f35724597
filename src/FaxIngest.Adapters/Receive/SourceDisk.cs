using FaxIngest.Store;

namespace FaxIngest.Receive;

/// <summary>The file system under a drop folder: what tests replace to have shares drop and disks fail.</summary>
internal abstract class SourceDisk
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Files, links and folders in a folder, not below it. Lazily: an entry may be gone when it is asked.</summary>
    /// <exception cref="IOException">The folder is away.</exception>
    public virtual IEnumerable<FileSystemInfo> List(string folder) => new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Everything);

    /// <summary>Opens a file that others put there.</summary>
    public virtual SourceFile Open(string path) => SourceFile.Open(path);

    /// <summary>Size and modified time (UTC); null when it is not there.</summary>
    public virtual (long Length, DateTime Modified)? Look(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc) : null;
    }

    /// <summary>Moves a file to a name that must be free, durably, also to another file system.</summary>
    public virtual void Move(string from, string to) => DurableFile.Move(from, to);
}
