using FaxIngest.Decide.Duplicates;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Store;
using FaxIngest.Work.Cloud;

namespace FaxIngest.Work;

/// <summary>Read → Accepted or AwaitingVerification.</summary>
internal sealed class DecideWork(IDecisionPipeline pipeline, DuplicateSearch duplicates, IFaxStore store, SecondOpinion? opinion = null) : StageWork
{
    public override FaxState From => FaxState.Read;

    public override async Task<WorkEnd> DoAsync(Fax fax, CancellationToken cancellation)
    {
        var read = await store.ReadResultAsync(fax.Id, cancellation) ?? throw new InvalidOperationException("The fax is Read but has no result of reading.");
        // Persons' words count here too: a fax that was sent back to be read anew keeps what was said about it.
        var persons = await store.VerificationsAsync(fax.Id, cancellation);
        var document = pipeline.Decide(fax, read, persons);
        ReadResult? more = opinion is null ? null : await opinion.AskAsync(fax, read, document, cancellation);
        // What the reader outside said is kept with the readings, so that the decision can be replayed without asking again.
        if (more is not null) document = pipeline.Decide(fax, more, persons);
        // After all else: what is found by is what was decided.
        document = await duplicates.MarkAsync(document, persons, cancellation);
        return new(Judge(document, more ?? read), new WorkProduct(Read: more, Document: document));
    }

    /// <summary>Accepted only when there is something to accept and nothing speaks against it; whatever is not understood goes to a person.</summary>
    internal static Outcome Judge(Document document, ReadResult read)
    {
        if (document.Status == "read" && document.Referrals.Count > 0 && document.Referrals.All(referral => referral.Decision == "accept"))
            return new Outcome.Advance(FaxState.Accepted, []);

        var reasons = document.OpenReasons();
        if (reasons.Count == 0 && document.Referrals.Count == 0 && read.Pages.Count > 0)
            reasons = [new Reason("all-blank", "There is nothing on its pages. Is it a fax that went in upside down?")];
        if (reasons.Count == 0) reasons = [new Reason("not-accepted", "Not everything in it could be accepted.")];
        return new Outcome.AskPerson(reasons);
    }
}
