namespace FaxIngest.Read;

/// <summary>Reads one file from bytes to readings. In the service this is the pool of reader processes; inside a reader it is the pipeline.</summary>
public interface IDocumentReader
{
    /// <summary>Reads one file. Never throws for a bad file: that is <see cref="ReadResult.Unreadable"/>.</summary>
    /// <exception cref="ReaderFaultException">The reader crashed, hung, ran out of memory or answered garbage: one attempt is spent.</exception>
    Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellation);
}
