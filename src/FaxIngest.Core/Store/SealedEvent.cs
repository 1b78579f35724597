namespace FaxIngest.Store;

/// <summary>An event as it lies in the chain.</summary>
/// <param name="Number">Its place, from 1, without gaps since there is a chain.</param>
/// <param name="Event">What happened.</param>
/// <param name="Hash">SHA-256 over the hash before it and its own canonical bytes, lower-case hex.</param>
public sealed record SealedEvent(long Number, AuditEvent Event, string Hash);
