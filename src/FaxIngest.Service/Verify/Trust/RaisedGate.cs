using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Store;

namespace FaxIngest.Verify.Trust;

/// <summary>The last look before something goes out: would it still be accepted by the thresholds in force?</summary>
internal sealed class RaisedGate(StoredRaises raises, IDecisionPipeline pipeline, IFaxStore store)
{
    /// <summary>The document decided anew when it would not be accepted any more; null: it goes out.</summary>
    internal async Task<Document?> CaughtAsync(Fax fax, Document document, CancellationToken cancellation)
    {
        var current = await raises.RefreshAsync(cancellation);
        if (current.Raised.Count == 0 || await store.ReadResultAsync(fax.Id, cancellation) is not { } read) return null;
        bool caught = document.Referrals.Any(referral => ReferralNumber.Find(read, referral.Id) is { } of && current.Caught(referral, of).Count > 0);
        if (!caught) return null;
        var again = pipeline.Decide(fax, read, await store.VerificationsAsync(fax.Id, cancellation));
        return again.Referrals.All(referral => referral.Decision == Decisions.Accept) ? null : again with { ProbableDuplicates = document.ProbableDuplicates };
    }
}
