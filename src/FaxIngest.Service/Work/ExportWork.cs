using System.Security.Cryptography;
using System.Text.Json;
using FaxIngest.Export;
using FaxIngest.Model;
using FaxIngest.Store;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Work;

/// <summary>Accepted → Exported: every accepted referral to every target, once.</summary>
/// <remarks>A crash between a target's write and the receipt repeats the write with the same key, and targets leave one copy of a key.</remarks>
internal sealed partial class ExportWork(IEnumerable<IExportTarget> targets, IFaxStore store, ILogger<ExportWork> log, RaisedGate? gate = null) : StageWork
{
    public override FaxState From => FaxState.Accepted;

    public override async Task<WorkEnd> DoAsync(Fax fax, CancellationToken cancellation)
    {
        var document = await store.DocumentAsync(fax.Id, cancellation) ?? throw new InvalidOperationException("The fax is Accepted but has no document.");
        if (document.Referrals.Count == 0 || document.Referrals.Any(referral => referral.Decision != "accept"))
            return new(new Outcome.GiveUp([new Reason("not-accepted", "Its referrals are not all accepted: nothing was exported.")]), WorkProduct.None);

        if (gate is not null && await gate.CaughtAsync(fax, document, cancellation) is { } caught)
            return new(new Outcome.AskPerson(caught.OpenReasons()), new WorkProduct(Document: caught));

        var done = (await store.ExportedKeysAsync(fax.Id, cancellation)).ToHashSet(StringComparer.Ordinal);
        var receipts = new List<ExportReceipt>();
        foreach (var target in targets)
        {
            foreach (var referral in document.Referrals)
            {
                string key = KeyOf(target, referral);
                if (done.Contains(key)) continue;
                receipts.Add(await target.ExportAsync(document, referral, key, cancellation));
                LogExported(fax.Id, referral.Id, target.Name);
            }
        }
        return new(new Outcome.Advance(FaxState.Exported, []), new WorkProduct(Receipts: receipts));
    }

    /// <summary>The same for the same referral with the same content at the same target, whenever it is computed.</summary>
    internal static string KeyOf(IExportTarget target, Referral referral)
    {
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(referral, DocumentJson.OneLine);
        return $"{target.Name}:{referral.Id}:{Convert.ToHexStringLower(SHA256.HashData(content))}";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Exported referral {ReferralId} of fax {FaxId} to {Target}")]
    private partial void LogExported(string faxId, string referralId, string target);
}
