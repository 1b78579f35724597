using System.Security.Cryptography;

namespace FaxIngest.Store;

/// <summary>Blobs as files named by their SHA-256, two levels of folders deep: <c>ab/cd/abcd…</c>.</summary>
internal sealed class FolderBlobStore : IBlobStore
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
