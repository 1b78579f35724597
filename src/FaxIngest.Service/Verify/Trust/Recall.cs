using System.Globalization;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Store;

namespace FaxIngest.Verify.Trust;

/// <summary>After a threshold rose: what went out lately and would not be accepted any more is looked at again. What has not gone out is caught at the door (<see cref="RaisedGate"/>).</summary>
internal sealed class Recall(ICheckStore checks, IFaxStore faxes, IThresholdStore store, SampleDraw draw, CheckDice dice)
{
    private const int Batch = 200;

    /// <summary>Goes on with every raise in force where it was left. Returns how many fields are asked about.</summary>
    internal async Task<int> RunAsync(CancellationToken cancellation)
    {
        int asked = 0;
        foreach (var raise in (await store.CurrentAsync(cancellation)).Raised.Where(raise => raise.IsRaise)) asked += await OneAsync(raise, cancellation);
        return asked;
    }

    private async Task<int> OneAsync(ThresholdRaise raise, CancellationToken cancellation)
    {
        string cause = string.Create(CultureInfo.InvariantCulture, $"{raise.Family} {raise.At:yyyy-MM-dd'T'HH:mm:ss.fffffff}");
        // Ids of faxes begin with the moment of their arrival.
        string from = (raise.At - TimeSpan.FromDays(dice.Options.RecallDays)).ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture);
        string name = "recall " + cause, mark = await store.KeepAsync(name, from, cancellation);
        string end = raise.At.ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture);
        int asked = 0;
        while (string.CompareOrdinal(mark, end) < 0 && await faxes.ListAsync(FaxState.Exported, null, mark, Batch, cancellation) is { Count: > 0 } some)
        {
            // What came after the raise was decided by it.
            foreach (var fax in some) asked += await FaxAsync(fax, raise, cause, cancellation);
            if (!await store.ReplaceAsync(name, mark, some[^1].Id, cancellation)) return asked;
            mark = some[^1].Id;
        }
        return asked;
    }

    private async Task<int> FaxAsync(Fax fax, ThresholdRaise raise, string cause, CancellationToken cancellation)
    {
        if (await faxes.DocumentAsync(fax.Id, cancellation) is not { } document || await faxes.ReadResultAsync(fax.Id, cancellation) is not { } read) return 0;
        int asked = 0;
        foreach (var referral in document.Referrals)
        {
            if (ReferralNumber.Find(read, referral.Id) is not { } of) continue;
            List<CheckField> fields =
            [
                .. referral.Fields.Where(field => ThresholdRaises.IsMachines(field.Value) && field.Value.Confidence < raise.After && SampleFamily.Of(of, field.Key) == raise.Family)
                    .Select(field => new CheckField(field.Key, raise.Family, field.Value.Confidence)),
            ];
            if (fields.Count > 0 && await checks.AddAsync(draw.Check(CheckKind.Recall, fax.Id, referral, cause, document, fields), heldUntil: null, cancellation)) asked += fields.Count;
        }
        return asked;
    }
}
