using System.Runtime.CompilerServices;
using FaxIngest.Read;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Store;

/// <summary>Labels from what is stored, fax by fax.</summary>
internal sealed class SqlLabelStore(SqlDatabase database) : ILabelStore
{
    public async IAsyncEnumerable<FieldLabel> LabelsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (string id in database.StreamAsync<string>("label_faxes", null, cancellation).ConfigureAwait(false))
        {
            var (read, said) = await database.ReadAsync(async session => (
                await session.FirstAsync<string>("read_result", new { id }).ConfigureAwait(false),
                await session.ListAsync<string>("verifications", new { id }).ConfigureAwait(false)), cancellation).ConfigureAwait(false);
            if (read is null) continue;
            foreach (var label in FieldLabels.Of(id, StoreJson.Read<ReadResult>(read), [.. said.Select(StoreJson.Read<Verification>)])) yield return label;
        }
    }
}
