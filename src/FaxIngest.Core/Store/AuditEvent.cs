namespace FaxIngest.Store;

/// <summary>Who did what to which fax, when. Holds no member data beyond ids and field paths.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Account name, or <c>service</c>.</param>
/// <param name="Action">E.g. <c>received</c>, <c>claimed</c>, <c>read</c>, <c>exported</c>, <c>viewed</c>, <c>verified</c>, <c>rescued</c>.</param>
/// <param name="FaxId">The fax, or null.</param>
/// <param name="Details">JSON object: states, reasons' codes, counts.</param>
public sealed record AuditEvent(DateTimeOffset At, string Actor, string Action, string? FaxId, string Details);
