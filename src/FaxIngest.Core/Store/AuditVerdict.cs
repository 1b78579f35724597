using FaxIngest.Model;

namespace FaxIngest.Store;

/// <summary>What verifying the chain of events gave.</summary>
/// <param name="Events">How many were verified.</param>
/// <param name="Head">The last that is in order.</param>
/// <param name="Broken">The first place where the chain does not hold, as a sentence for an operator; null: it holds.</param>
public sealed record AuditVerdict(long Events, AuditHead Head, Reason? Broken);
