using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Recognize.Cloud;
using FaxIngest.Store;

namespace FaxIngest.Work.Cloud;

/// <summary>Asks the cloud reader about what the house left in doubt, between Read and Decide. It costs a fax at most the wait: any failure means that the fax
/// goes on as it is.</summary>
internal sealed partial class SecondOpinion(CloudCalls calls, DoubtImages images, FieldKinds kinds, ILogger<SecondOpinion> log)
{
    /// <summary>The result with opinions added; null when there are none to add.</summary>
    /// <param name="fax">The fax.</param>
    /// <param name="read">As read in the house.</param>
    /// <param name="document">As decided from that.</param>
    /// <param name="cancellation">The service stops or the lease is lost.</param>
    internal async Task<ReadResult?> AskAsync(Fax fax, ReadResult read, Document document, CancellationToken cancellation)
    {
        var doubts = Doubts.Of(document, read).Where(reading => OpinionMerge.CanAsk(reading, kinds)).ToList();
        if (doubts.Count == 0 || !calls.IsOpen) return null;
        var opinions = new Dictionary<Reading, Reading>(ReferenceEqualityComparer.Instance);
        foreach (var question in await ImagesAsync(fax, read, doubts, cancellation))
        {
            if (await calls.AskAsync(fax, question, cancellation) is not { } answer) break;
            if (answer.Pages.FirstOrDefault(p => p.Number == 1) is not { } page) continue;
            foreach (var (reading, box) in question.Places)
            {
                var merged = OpinionMerge.Apply(reading, calls.Reader, OpinionWords.In(page, box), kinds);
                opinions[reading] = merged;
                CloudMetrics.Said(calls.Reader, merged.Evidence.Outside.ToString().ToLowerInvariant());
            }
        }
        if (opinions.Count == 0) return null;
        return read with
        {
            Referrals = [.. read.Referrals.Select(r => r with { Readings = [.. r.Readings.Select(x => opinions.GetValueOrDefault(x, x))] })],
            Versions = new Dictionary<string, string>(read.Versions, StringComparer.Ordinal) { [calls.Reader] = calls.Version },
        };
    }

    private async Task<IReadOnlyList<OpinionQuestion>> ImagesAsync(Fax fax, ReadResult read, List<Reading> doubts, CancellationToken cancellation)
    {
        try
        {
            return await images.MakeAsync(fax, read, doubts, cancellation);
        }
        catch (ReaderFaultException fault)
        {
            LogNotMade(fax.Id, fault.Reason.Code);
        }
        catch (Exception fault) when (IoFault.Is(fault))
        {
            LogNotMade(fax.Id, fault.GetType().Name);
        }
        return [];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Fax {FaxId} goes on without a second opinion: its images could not be made ({Code})")]
    private partial void LogNotMade(string faxId, string code);
}
