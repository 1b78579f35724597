using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using FaxIngest.Native;

namespace FaxIngest.Store;

/// <summary>Files that are whole and on disk once they have their name: temp name, fsync, rename, fsync of the folder.</summary>
/// <remarks>Without the folder's fsync a power cut may take the new name back though the bytes were synced (ext4, XFS).</remarks>
internal static partial class DurableFile
{
    private const int OpenDirectoryCloseOnExec = 0x10000 | 0x80000; // O_DIRECTORY | O_CLOEXEC, Linux x64 and most others
    private const int OpenDirectoryCloseOnExecArm = 0x4000 | 0x80000; // O_DIRECTORY differs on arm64
    private const int InvalidArgument = 22; // EINVAL: the file system knows no fsync of folders (some network shares)
    private const int CrossDevice = 18; // EXDEV

    private static readonly TimeSpan LitterAge = TimeSpan.FromDays(1);

    /// <summary>Writes a file; a file that has the name already is replaced in one step.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        CreateFolder(folder);
        string temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(content, cancellation).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            DeleteQuietly(temporary);
            throw;
        }
        SyncFolder(folder);
    }

    /// <summary>Moves a file to a name that must be free; across file systems it is copied, synced, and only then removed.</summary>
    public static void Move(string from, string to)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(to))!;
        CreateFolder(folder);
        if (File.Exists(to)) throw new IOException("The name at the other end is taken.");
        if (!OperatingSystem.IsLinux())
        {
            File.Move(from, to);
            return;
        }
        if (Rename(from, to) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            if (error != CrossDevice) throw new IOException($"The file cannot be moved ({Marshal.GetPInvokeErrorMessage(error)}).");
            CopyAcross(from, to);
        }
        SyncFolder(folder);
    }

    /// <summary>Creates a folder and those above it, durably.</summary>
    public static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder)) return;
        string? above = Path.GetDirectoryName(folder);
        if (above is not null) CreateFolder(above);
        Directory.CreateDirectory(folder);
        if (above is not null) SyncFolder(above);
    }

    /// <summary>Syncs a folder's names. On Windows the file system's journal does it.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsLinux()) SyncLinuxFolder(folder);
    }

    /// <summary>Removes temp files that a process left when it was killed while it wrote: those older than a day.</summary>
    public static void Sweep(string folder, string pattern, TimeProvider time)
    {
        var old = (time.GetUtcNow() - LitterAge).UtcDateTime;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles(pattern, new EnumerationOptions { AttributesToSkip = FileAttributes.None }).Where(file => file.LastWriteTimeUtc < old)) DeleteQuietly(file.FullName);
    }

    public static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Litter with a temp name; it is not taken for anything.
        }
    }

    private static void CopyAcross(string from, string to)
    {
        string temporary = Path.Combine(Path.GetDirectoryName(to)!, $".{Guid.NewGuid():N}.tmp");
        try
        {
            using (var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read))
            using (var target = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                source.CopyTo(target);
                target.Flush(flushToDisk: true);
            }
            File.SetLastWriteTimeUtc(temporary, File.GetLastWriteTimeUtc(from));
            File.Move(temporary, to);
        }
        catch
        {
            DeleteQuietly(temporary);
            throw;
        }
        SyncFolder(Path.GetDirectoryName(to)!);
        File.Delete(from);
    }

    [SupportedOSPlatform("linux")]
    private static void SyncLinuxFolder(string folder)
    {
        bool arm = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm;
        int handle = Open(folder, arm ? OpenDirectoryCloseOnExecArm : OpenDirectoryCloseOnExec);
        if (handle < 0) throw SyncFailed(Marshal.GetLastPInvokeError());
        try
        {
            if (Sync(handle) == 0) return;
            int error = Marshal.GetLastPInvokeError();
            if (error != InvalidArgument) throw SyncFailed(error);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static IOException SyncFailed(int error) => new($"The folder cannot be synced to disk ({Marshal.GetPInvokeErrorMessage(error)}).");

    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);

    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(string from, string to);
}
