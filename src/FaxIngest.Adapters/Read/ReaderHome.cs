using FaxIngest.Native;

namespace FaxIngest.Read;

/// <summary>A reader's private folders: the document it has, a place for page images, and a place for temporary files. Emptied after each document, removed with the process.</summary>
/// <remarks>The reader may write into two of them and not into the folder above, so it cannot put a link in their place.</remarks>
internal sealed class ReaderHome : IDisposable
{
    /// <summary>Bytes of a file beyond the cap that are copied: enough to see that it is beyond it.</summary>
    private const int BeginningOfTooLarge = 65_536;

    private readonly WorkFolder home;

    internal ReaderHome(WorkFolder home)
    {
        this.home = home;
        Input = WorkFolder.Create(Path.Combine(home.Path, "in")).Path;
        Pages = WorkFolder.Create(Path.Combine(home.Path, "pages")).Path;
        Temporary = WorkFolder.Create(Path.Combine(home.Path, "tmp")).Path;
    }

    /// <summary>Where its document lies; read-only for the reader.</summary>
    internal string Input { get; }

    /// <summary>Where it puts page images.</summary>
    internal string Pages { get; }

    /// <summary>Home folder and folder for temporary files.</summary>
    internal string Temporary { get; }

    /// <summary>Lays a copy of a document before the reader: the original is out of its reach. A file beyond the cap is told by its length and not copied.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    /// <exception cref="IOException">The temporary disk is full.</exception>
    internal string Lay(string path, long mostBytes)
    {
        string copy = Path.Combine(Input, "document");
        using (var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0))
        using (var target = new FileStream(copy, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            if (source.Length > mostBytes)
            {
                byte[] beginning = new byte[BeginningOfTooLarge];
                target.Write(beginning, 0, source.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false));
                target.SetLength(source.Length);
            }
            else source.CopyTo(target);
        }
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(copy, UnixFileMode.UserRead);
        return copy;
    }

    /// <summary>Copies what the reader wrote for the document to where it is kept. Copies, since the reader may still hold its files open; links and the like are left.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    internal void Collect(string folder)
    {
        foreach (var file in new DirectoryInfo(Pages).EnumerateFiles())
        {
            using var source = Open(file.FullName);
            if (source is null) continue;
            using var target = new FileStream(Path.Combine(folder, file.Name), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            source.CopyTo(target);
        }
    }

    /// <summary>Removes all that belongs to a document.</summary>
    internal void Clear()
    {
        WorkFolder.Empty(Input);
        WorkFolder.Empty(Pages);
        WorkFolder.Empty(Temporary);
    }

    public void Dispose() => home.Dispose();

    private static FileStream? Open(string path)
    {
        if (!OperatingSystem.IsLinux()) return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var handle = LinuxFile.Open(path, out _);
        if (handle is null) return null;
        try
        {
            var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
            if (stream.CanSeek) return stream;
            stream.Dispose();
        }
        catch (Exception none) when (none is UnauthorizedAccessException or ArgumentException)
        {
            handle.Dispose();
        }
        return null;
    }
}
