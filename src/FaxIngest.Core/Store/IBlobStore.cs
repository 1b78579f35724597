namespace FaxIngest.Store;

/// <summary>Content-addressed bytes, kept for ever.</summary>
public interface IBlobStore
{
    /// <summary>Writes the stream (temp name, fsync, rename, fsync of the folder) and returns its SHA-256 and length. The same bytes twice are stored once.</summary>
    Task<(string Sha256, long Length)> PutAsync(Stream content, CancellationToken cancellation);

    /// <summary>Local path of a blob, for the reader process; the caller must not change it.</summary>
    /// <exception cref="FileNotFoundException">No such blob.</exception>
    string PathOf(string sha256);
}
