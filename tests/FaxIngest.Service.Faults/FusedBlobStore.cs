using FaxIngest.Store;

namespace FaxIngest.Service.Faults;

/// <summary>The real blob store with a boundary before it writes.</summary>
internal sealed class FusedBlobStore(IBlobStore blobs, Fuse fuse) : IBlobStore
{
    public Task<(string Sha256, long Length)> PutAsync(Stream content, CancellationToken cancellation)
    {
        fuse.Reach(Boundaries.BeforeBlob);
        return blobs.PutAsync(content, cancellation);
    }

    public string PathOf(string sha256) => blobs.PathOf(sha256);
}
