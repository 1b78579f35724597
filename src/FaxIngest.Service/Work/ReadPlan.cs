using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Store;

namespace FaxIngest.Work;

/// <summary>What a reader is told of a fax: where its bytes are, and what a person said of its pages.</summary>
internal sealed class ReadPlan(IFaxStore store, IBlobStore blobs)
{
    public async Task<ReadRequest> ForAsync(Fax fax, string folder, CancellationToken cancellation)
    {
        var said = await store.VerificationsAsync(fax.Id, cancellation);
        return new ReadRequest(fax.Id, blobs.PathOf(fax.Sha256), fax.FileName, folder) { Groups = said.LastOrDefault(each => each.Groups is not null)?.Groups };
    }
}
