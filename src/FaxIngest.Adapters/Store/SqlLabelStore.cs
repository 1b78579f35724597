using System.Runtime.CompilerServices;
using FaxIngest.Read;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Store;

/// <summary>Labels from what is stored: of fields in doubt, then of accepted fields that were drawn.</summary>
internal sealed class SqlLabelStore(SqlDatabase database) : ILabelStore
{
    public async IAsyncEnumerable<FieldLabel> LabelsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (string id in database.StreamAsync<string>("label_faxes", null, cancellation).ConfigureAwait(false))
        {
            var (read, said) = await LoadAsync(id, "verifications", id, cancellation).ConfigureAwait(false);
            if (read is null) continue;
            foreach (var label in FieldLabels.Of(id, read, said)) yield return label;
        }
        await foreach (var row in database.StreamAsync<CheckLabelRow>("check_labels", null, cancellation).ConfigureAwait(false))
        {
            var (read, said) = await LoadAsync(row.FaxId, "check_answers", row.Id, cancellation).ConfigureAwait(false);
            if (read is null) continue;
            // A check shows one referral as its only one.
            IReadOnlyList<Verification> about = [.. said.Select(each => each with { ReferralId = row.ReferralId })];
            foreach (var label in FieldLabels.Of(row.FaxId, read, about)) yield return label with { Chance = row.Share };
        }
    }

    private Task<(ReadResult? Read, IReadOnlyList<Verification> Said)> LoadAsync(string faxId, string statement, string id, CancellationToken cancellation) =>
        database.ReadAsync<(ReadResult?, IReadOnlyList<Verification>)>(async session =>
        {
            string? read = await session.FirstAsync<string>("read_result", new { id = faxId }).ConfigureAwait(false);
            var said = await session.ListAsync<string>(statement, new { id }).ConfigureAwait(false);
            return (read is null ? null : StoreJson.Read<ReadResult>(read), Verification.InForce([.. said.Select(StoreJson.Read<Verification>)]));
        }, cancellation);
}
