namespace FaxIngest.Store;

/// <summary>The last event of the chain at some time: who wrote it down elsewhere knows later whether anything up to there was changed or cut off.</summary>
/// <param name="Number">Of the event; 0: there was none.</param>
/// <param name="Hash">Of the event, lower-case hex.</param>
public sealed record AuditHead(long Number, string Hash);
