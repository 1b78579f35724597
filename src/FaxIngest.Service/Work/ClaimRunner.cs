using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Work;

/// <summary>Claims one fax, has the work done under a lease that is kept alive, and ends the claim. The one place where faults of the work become outcomes.</summary>
internal sealed partial class ClaimRunner(IFaxStore store, WorkSignals signals, IOptions<WorkOptions> settings, TimeProvider time, ILogger<ClaimRunner> log)
{
    private const string ReaderNotStarted = "reader-not-started";

    private static readonly string Process = $"{Environment.MachineName}:{Environment.ProcessId}";

    private readonly WorkOptions options = settings.Value;
    private long claims;

    /// <exception cref="OperationCanceledException">The service stops; the claim, if there was one, was given back.</exception>
    /// <exception cref="Exception">The store failed: nothing could be claimed, or the claim could not be ended and its lease will expire.</exception>
    public async Task<ClaimEnd> RunOneAsync(StageWork work, CancellationToken stopping)
    {
        stopping.ThrowIfCancellationRequested();
        // An owner of its own for each claim: a worker that lost a lease and later got the same fax again is another owner.
        string owner = $"{Process}:{Interlocked.Increment(ref claims)}";
        var fax = await store.ClaimAsync(work.From, owner, options.Lease, stopping);
        if (fax is null) return ClaimEnd.Nothing;
        signals.Nudge(work.From); // there may be more: wake the next worker

        WorkEnd? end;
        await using (var lease = new LeaseKeeper(store, fax, options.Lease, time, stopping))
        {
            end = await DoAsync(work, fax, lease);
        }
        if (end is null)
        {
            if (stopping.IsCancellationRequested)
            {
                await store.ReleaseAsync(fax.Id, owner, CancellationToken.None);
                throw new OperationCanceledException(stopping);
            }
            LogLeaseLost(fax.Id, fax.State);
            return new(fax, null);
        }

        // Not cancelled by a stop: the work is done, and throwing it away would only have it done again.
        if (!await store.CompleteAsync(fax.Id, owner, end.Outcome, end.Product, CancellationToken.None))
        {
            LogLeaseLost(fax.Id, fax.State);
            return new(fax, null);
        }
        Tell(fax, end.Outcome);
        return new(fax, end.Outcome);
    }

    /// <summary>Null: cancelled, because the service stops or the lease was lost.</summary>
    private async Task<WorkEnd?> DoAsync(StageWork work, Fax fax, LeaseKeeper lease)
    {
        try
        {
            return await work.DoAsync(fax, lease.Work);
        }
        catch (OperationCanceledException) when (lease.Work.IsCancellationRequested)
        {
            return null;
        }
        catch (ReaderFaultException fault) when (fault.Reason.Code == ReaderNotStarted)
        {
            return Outage(fault.Reason);
        }
        catch (ReaderFaultException fault)
        {
            return Failed(work, fax, fault.Reason);
        }
        // A file that is missing where the folder is there is this fax's own trouble.
        catch (Exception fault) when (IoFault.Is(fault) && fault is not FileNotFoundException)
        {
            return Outage(IoFault.ReasonOf(fault));
        }
        catch (Exception fault)
        {
            // The message may hold what stands in a document; type and place do not.
            LogFault(fax.Id, fax.State, fault.GetType().Name, fault.StackTrace);
            return Failed(work, fax, fault is FileNotFoundException
                ? new Reason("file-missing", "A file of this fax that should be there is missing.")
                : new Reason("unexpected-fault", $"The program failed unexpectedly ({fault.GetType().Name}); its log says where."));
        }
    }

    private WorkEnd Outage(Reason reason) => new(new Outcome.RetryLater(time.GetUtcNow() + options.OutageRetry, [reason], AttemptSpent: false), WorkProduct.None);

    private WorkEnd Failed(StageWork work, Fax fax, Reason reason)
    {
        if (fax.Attempts < options.MaxAttempts) return new(new Outcome.RetryLater(time.GetUtcNow() + options.BackOff(fax.Attempts), [reason]), WorkProduct.None);
        IReadOnlyList<Reason> reasons = [reason, new Reason("attempts-used-up", $"It was tried {fax.Attempts} times and is not tried again by itself.")];
        try
        {
            return new(new Outcome.GiveUp(reasons), work.LeftBehind(fax, reasons));
        }
        catch (Exception fault)
        {
            // Stuck without a document is still seen; a fax that fails for ever is not.
            LogFault(fax.Id, fax.State, fault.GetType().Name, fault.StackTrace);
            return new(new Outcome.GiveUp(reasons), WorkProduct.None);
        }
    }

    private void Tell(Fax fax, Outcome outcome)
    {
        string codes = string.Join(' ', outcome.Reasons.Select(reason => reason.Code).Distinct());
        switch (outcome)
        {
            case Outcome.Advance advance:
                signals.Nudge(advance.To);
                LogAdvanced(fax.Id, fax.State, advance.To);
                break;
            case Outcome.RetryLater retry:
                LogRetry(fax.Id, fax.State, fax.Attempts, codes, retry.NotBefore);
                break;
            case Outcome.GiveUp:
                LogStuck(fax.Id, fax.State, fax.Attempts, codes);
                break;
            default:
                LogAsked(fax.Id, outcome.Reasons.Count);
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Fax {FaxId} went from {Left} to {Reached}")]
    private partial void LogAdvanced(string faxId, FaxState left, FaxState reached);

    [LoggerMessage(Level = LogLevel.Information, Message = "Fax {FaxId} waits for a person ({Reasons} reasons)")]
    private partial void LogAsked(string faxId, int reasons);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Fax {FaxId} ({State}, attempt {Attempt}) is tried again from {NotBefore:u} on: {Codes}")]
    private partial void LogRetry(string faxId, FaxState state, int attempt, string codes, DateTimeOffset notBefore);

    [LoggerMessage(Level = LogLevel.Error, Message = "Fax {FaxId} is stuck ({State}, attempt {Attempt}): {Codes}")]
    private partial void LogStuck(string faxId, FaxState state, int attempt, string codes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease on fax {FaxId} ({State}) was lost; its work was dropped")]
    private partial void LogLeaseLost(string faxId, FaxState state);

    [LoggerMessage(Level = LogLevel.Error, Message = "Work on fax {FaxId} ({State}) failed with {Fault}\n{Trace}")]
    private partial void LogFault(string faxId, FaxState state, string fault, string? trace);
}
