namespace FaxIngest.Read;

/// <summary>Reads one file from bytes to readings. In the service this is the pool of reader processes; inside a reader it is the pipeline.</summary>
public interface IDocumentReader
{
    /// <summary>Reads one file. Never throws for a bad file: that is <see cref="ReadResult.Unreadable"/>.</summary>
    /// <exception cref="ReaderFaultException">The reader crashed, hung, ran out of memory or answered garbage: one attempt is spent. Code <c>reader-not-started</c>: none could be started, which is no fault of the document.</exception>
    /// <exception cref="System.IO.IOException">The work folder cannot be written: disk full, read-only or gone. No fault of the document.</exception>
    Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellation);
}
