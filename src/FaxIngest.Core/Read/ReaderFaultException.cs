using FaxIngest.Model;

namespace FaxIngest.Read;

/// <summary>A reader process failed while it had a document: crashed, hung, grew too large, or answered garbage.</summary>
public sealed class ReaderFaultException(Reason reason, Exception? inner = null) : Exception(reason.Message, inner)
{
    /// <summary>What happened: <c>reader-crashed</c>, <c>reader-timeout</c>, <c>reader-memory</c>, <c>reader-garbage</c>, <c>reader-not-started</c>.</summary>
    public Reason Reason { get; } = reason;
}
