namespace FaxIngest.Store;

/// <summary>What is in the blob store, whatever the faxes' table says: the ledger compares the two.</summary>
public interface IBlobInventory
{
    /// <summary>Addresses of all blobs in ordinal order; streams.</summary>
    IEnumerable<string> Addresses();

    /// <summary>A blob's length in bytes and when it was written; null: there is none.</summary>
    (long Length, DateTimeOffset Written)? Look(string sha256);

    /// <summary>Hashes a blob's bytes anew: lower-case hex.</summary>
    /// <exception cref="FileNotFoundException">No such blob.</exception>
    Task<string> HashAsync(string sha256, CancellationToken cancellation);

    /// <summary>Temp files of writes that did not end, with their times.</summary>
    IEnumerable<(string Name, DateTimeOffset Written)> Unfinished();
}
