using FaxIngest.Store;
using FaxIngest.Verify.Trust;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify;

/// <summary>Who has which case open, so that two persons are not sent to the same one. What protects the work itself is the version check on save.</summary>
internal sealed class OpenCases(ICaseQueue queue, IFaxStore store, CheckDesk checks, TimeProvider time, IOptions<VerifyOptions> options)
{
    /// <summary>What comes among the cases and is none.</summary>
    internal CheckDesk Checks => checks;

    private TimeSpan Lease => options.Value.KeepCaseFor;

    /// <summary>Opens a case for a person, or renews it. Returns who else has it open, or null; the case then stays theirs.</summary>
    internal async Task<string?> OpenAsync(string faxId, string person, CancellationToken cancellation) =>
        await TakeAsync(faxId, person, over: false, cancellation) is { } lease && lease.Holder != person ? lease.Holder : null;

    /// <summary>Takes a case from whoever has it; the audit says from whom.</summary>
    internal async Task TakeOverAsync(string faxId, string person, CancellationToken cancellation)
    {
        var lease = await TakeAsync(faxId, person, over: true, cancellation);
        if (lease?.Before is { } before && before != person)
            await store.AuditAsync(new AuditEvent(time.GetUtcNow(), person, "taken-over", faxId, System.Text.Json.JsonSerializer.Serialize(new { from = before })), cancellation);
    }

    /// <summary>Opens the most urgent case that nobody else has open. Null: nothing is waiting.</summary>
    internal async Task<string?> NextAsync(string person, QueueFilter filter, string? except, CancellationToken cancellation) =>
        await checks.BeforeAsync(person, filter, except, cancellation) ?? await queue.NextAsync(person, filter, except, Lease, cancellation) ?? await checks.AfterAsync(person, filter, except, cancellation);

    /// <summary>Gives a case up.</summary>
    internal async Task CloseAsync(string faxId, string person, CancellationToken cancellation)
    {
        await queue.ReleaseAsync(faxId, person, cancellation);
        await checks.ReleaseAsync(faxId, person, cancellation);
    }

    private async Task<CaseLease?> TakeAsync(string id, string person, bool over, CancellationToken cancellation) =>
        await queue.TakeAsync(id, person, Lease, over, cancellation) ?? await checks.TakeAsync(id, person, over, cancellation);
}
