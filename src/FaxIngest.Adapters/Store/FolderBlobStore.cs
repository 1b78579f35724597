using System.Security.Cryptography;

namespace FaxIngest.Store;

/// <summary>Blobs as files named by their SHA-256, two levels of folders deep: <c>ab/cd/abcd…</c>.</summary>
internal sealed class FolderBlobStore : IBlobStore, IBlobInventory
{
    private const int BufferSize = 128 * 1024;

    private readonly string root;
    private readonly string incoming;
    private readonly TimeProvider time;
    private readonly Lazy<bool> prepared;

    public FolderBlobStore(string root, TimeProvider time)
    {
        this.root = Path.GetFullPath(root);
        this.time = time;
        incoming = Path.Combine(this.root, ".incoming");
        // Not cached when it fails: the disk may be writable again the next time.
        prepared = new(Prepare, LazyThreadSafetyMode.PublicationOnly);
    }

    public async Task<(string Sha256, long Length)> PutAsync(Stream content, CancellationToken cancellation)
    {
        _ = prepared.Value;
        string temporary = Path.Combine(incoming, $"{Guid.NewGuid():N}.tmp");
        try
        {
            var (sha256, length) = await WriteAsync(content, temporary, cancellation).ConfigureAwait(false);
            string path = Locate(sha256);
            string folder = Path.GetDirectoryName(path)!;
            DurableFile.CreateFolder(folder);
            // A file of another length cannot have these bytes: something outside damaged it, and now we have them again.
            if (File.Exists(path) && new FileInfo(path).Length == length) DurableFile.DeleteQuietly(temporary);
            else File.Move(temporary, path, overwrite: true);
            // Also when it was there: whoever wrote it may have been killed before this line.
            DurableFile.SyncFolder(folder);
            return (sha256, length);
        }
        catch
        {
            DurableFile.DeleteQuietly(temporary);
            throw;
        }
    }

    public string PathOf(string sha256)
    {
        string path = Locate(sha256);
        if (File.Exists(path)) return path;
        // A share that is not mounted is an outage; a missing blob in a folder that is there is a loss.
        throw Directory.Exists(root) ? new FileNotFoundException($"There is no blob {sha256}.") : new DirectoryNotFoundException("The folder of the blobs is not there.");
    }

    public IEnumerable<string> Addresses() =>
        // By folder: three sorts of few names each, in place of one of all blobs.
        from first in Names(root, 2)
        from second in Names(Path.Combine(root, first), 2)
        from address in Names(Path.Combine(root, first, second), 64)
        where address.StartsWith(first + second, StringComparison.Ordinal)
        select address;

    public (long Length, DateTimeOffset Written)? Look(string sha256) =>
        new FileInfo(Locate(sha256)) is { Exists: true } file ? (file.Length, file.LastWriteTimeUtc) : null;

    public async Task<string> HashAsync(string sha256, CancellationToken cancellation)
    {
        await using var file = new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation).ConfigureAwait(false));
    }

    public IEnumerable<(string Name, DateTimeOffset Written)> Unfinished() =>
        !Directory.Exists(incoming) ? [] : new DirectoryInfo(incoming).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => (file.Name, (DateTimeOffset)file.LastWriteTimeUtc));

    /// <summary>Names in a folder that are so many hex digits, in order.</summary>
    private static IEnumerable<string> Names(string folder, int length) =>
        !Directory.Exists(folder) ? [] : Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path))
            .Where(name => name.Length == length && name.All(char.IsAsciiHexDigitLower)).Order(StringComparer.Ordinal);

    private static async Task<(string Sha256, long Length)> WriteAsync(Stream content, string path, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
        });
        byte[] buffer = new byte[BufferSize];
        long length = 0;
        for (int read; (read = await content.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0; length += read)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
        }
        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }

    private string Locate(string sha256)
    {
        // The address becomes a path: nothing but 64 hex digits may.
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower)) throw new ArgumentException("A blob's address is 64 lower-case hex digits.", nameof(sha256));
        return Path.Combine(root, sha256[..2], sha256[2..4], sha256);
    }

    private bool Prepare()
    {
        PrivateFolder.Create(root);
        DurableFile.CreateFolder(incoming);
        DurableFile.Sweep(incoming, "*.tmp", time);
        return true;
    }
}
