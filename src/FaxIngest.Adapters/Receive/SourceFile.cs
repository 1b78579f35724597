using FaxIngest.Native;
using Microsoft.Win32.SafeHandles;

namespace FaxIngest.Receive;

/// <summary>A file in the drop folder, opened for reading with the care that a folder open to others needs.</summary>
internal sealed class SourceFile : IDisposable
{
    private readonly Stream? stream;

    internal SourceFile(Stream? stream, SourceFileState state) => (this.stream, State) = (stream, state);

    public SourceFileState State { get; }

    /// <summary>The bytes; only when <see cref="State"/> is Open or BeingWritten.</summary>
    public Stream Stream => stream ?? throw new InvalidOperationException("the file is not open");

    public void Dispose() => stream?.Dispose();

    public static SourceFile Open(string path)
    {
        if (OperatingSystem.IsLinux()) return OpenOnLinux(path);
        try
        {
            if (new FileInfo(path).LinkTarget is not null) return new(null, SourceFileState.NotAFile);
            // Sharing for reading only: the system refuses while somebody writes.
            return new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), SourceFileState.Open);
        }
        catch (IOException missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(null, SourceFileState.Vanished);
        }
        catch (IOException)
        {
            return new(null, SourceFileState.Locked);
        }
        catch (UnauthorizedAccessException)
        {
            return new(null, SourceFileState.NoAccess);
        }
    }

    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    private static SourceFile OpenOnLinux(string path)
    {
        SafeFileHandle? handle = LinuxFile.Open(path, out int error);
        if (handle is null)
        {
            return new(null, error switch
            {
                LinuxFile.NoSuchFile => SourceFileState.Vanished,
                LinuxFile.LoopOrLink => SourceFileState.NotAFile,
                _ => SourceFileState.NoAccess,
            });
        }
        FileStream stream;
        try
        {
            stream = new FileStream(handle, FileAccess.Read);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or ArgumentException)
        {
            handle.Dispose();
            return new(null, SourceFileState.NotAFile);
        }
        // A pipe, a socket or a device cannot seek.
        var state = !stream.CanSeek ? SourceFileState.NotAFile
            : !LinuxFile.TryShare(handle) ? SourceFileState.Locked
            : LinuxFile.IsBeingWritten(handle) == true ? SourceFileState.BeingWritten
            : SourceFileState.Open;
        if (state is SourceFileState.Open or SourceFileState.BeingWritten) return new(stream, state);
        stream.Dispose();
        return new(null, state);
    }
}
