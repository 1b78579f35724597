using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Receive;
using FaxIngest.Receive.Mail;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Work;

/// <summary>Received → Read: hands the bytes to a reader and keeps the page images.</summary>
internal sealed class ReadWork(IDocumentReader reader, IDecisionPipeline pipeline, ReadPlan plan, PageFolders pages, IOptions<AcknowledgeOptions> acknowledge) : StageWork
{
    public override FaxState From => FaxState.Received;

    public override async Task<WorkEnd> DoAsync(Fax fax, CancellationToken cancellation)
    {
        string folder = pages.Prepare(fax.Id);
        try
        {
            var result = await reader.ReadAsync(await plan.ForAsync(fax, folder, cancellation), cancellation);
            pages.Keep(fax.Id, folder);
            IReadOnlyList<Reason> reasons = result.Unreadable is null ? [] : [result.Unreadable];
            return new(new Outcome.Advance(FaxState.Read, reasons), new WorkProduct(Read: result)
            {
                Acknowledgement = acknowledge.Value.Host is null ? null : Acknowledgement.For(fax, result),
            });
        }
        finally
        {
            PageFolders.Discard(folder);
        }
    }

    /// <summary>A fax that no reader survived is an unreadable document: a person can key it from the original.</summary>
    public override WorkProduct LeftBehind(Fax fax, IReadOnlyList<Reason> reasons)
    {
        var read = new ReadResult { Unreadable = reasons[0] };
        return new WorkProduct(Read: read, Document: pipeline.Decide(fax, read, []));
    }
}
