using FaxIngest.Model;

namespace FaxIngest.Receive;

/// <summary>Something keeps a source from being taken in, or from being put in order afterwards.</summary>
/// <param name="Since">Since when (UTC).</param>
/// <param name="Reason">What, for an operator.</param>
public sealed record SourceTrouble(DateTimeOffset Since, Reason Reason);
