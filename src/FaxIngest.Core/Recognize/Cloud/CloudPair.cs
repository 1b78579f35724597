using FaxIngest.Read;

namespace FaxIngest.Recognize.Cloud;

/// <summary>A label and what stands beside it.</summary>
/// <param name="Label">The label.</param>
/// <param name="Value">What stands beside it; null: nothing.</param>
/// <param name="Score">The service's own score, 0..1.</param>
public sealed record CloudPair(CloudText Label, CloudText? Value, RawScore Score);
