namespace FaxIngest.Store;

/// <summary>Who did what to which fax, when. Kept in a chain of hashes, never changed and never removed (<see cref="IAuditStore"/>).</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Account name, or <c>service</c>.</param>
/// <param name="Action">E.g. <c>received</c>, <c>claimed</c>, <c>read</c>, <c>exported</c>, <c>viewed</c>, <c>verified</c>, <c>rescued</c>.</param>
/// <param name="FaxId">The fax, or null.</param>
/// <param name="Details">JSON object: states, reasons' codes, counts; of a person's decision the fields' values before and after it. So it holds health data, as the faxes beside it do, and never leaves the
/// database but to persons who may read it. <c>to</c> and <c>state</c> are kept for changes of the fax's state.</param>
public sealed record AuditEvent(DateTimeOffset At, string Actor, string Action, string? FaxId, string Details);
