using FaxIngest.Store;
using FaxIngest.Verify.Audit;

namespace FaxIngest.Verify.People;

/// <summary>Slows down who tries wrong keys. A key cannot be guessed (256 bits), so this spares the audit and the database, and valid keys from the same address are let through.</summary>
internal sealed class KeyGate(IFaxStore store, ReadTrail trail, TimeProvider time)
{
    /// <summary>Wrong keys from an address within a minute that are written down; those beyond are answered with 429.</summary>
    internal const int Most = 20;

    private readonly MinutePace pace = new(Most, time);

    internal bool IsBlocked(HttpContext context) => pace.IsOver(ClientAddress.Of(context));

    /// <summary>Notes that a valid key asked for more than it may.</summary>
    internal Task ForbiddenAsync(HttpContext context) => trail.RefusedAsync(context);

    /// <summary>Notes a wrong key.</summary>
    internal async Task RefusedAsync(HttpContext context, string why)
    {
        string address = ClientAddress.Of(context);
        if (pace.Take(address) is { Write: true, Left: var left })
            await store.AuditAsync(new AuditEvent(time.GetUtcNow(), "nobody", "key-refused", null, AuditDetails.Of(new { why, address, notWritten = left > 0 ? left : (int?)null })), context.RequestAborted);
    }
}
