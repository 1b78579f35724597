using System.Security.Claims;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Store;

namespace FaxIngest.Verify.Trust;

/// <summary>Finds checks and builds what a person sees of them. Reads faxes, writes none.</summary>
internal sealed class CheckPapers(ICheckStore checks, IFaxStore faxes, IDecisionPipeline pipeline, BlindDesk blind)
{
    /// <summary>A check that this person may be shown, or null. A seed is its person's alone: nobody else could tell it from a fax, or should learn of it.</summary>
    internal async Task<CheckSheet?> FindAsync(string id, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (!Roles.MayDecide(who) || await checks.FindAsync(id, cancellation) is not { } check || check.Person is { } person && person != who.Identity!.Name) return null;
        var answers = await checks.AnswersAsync(id, cancellation);
        return await BuildAsync(check, answers, cancellation) is { } paper ? new CheckSheet(check, paper, new BlindView(paper.Policy, answers, who.Identity!.Name!, Roles.MaySupervise(who)), answers) : null;
    }

    /// <summary>The fax whose pages a check shows to this person; any other id as it is.</summary>
    internal async Task<string> FaxIdAsync(string id, ClaimsPrincipal who, CancellationToken cancellation) =>
        await checks.FindAsync(id, cancellation) is { } check && Roles.MayDecide(who) && (check.Person is null || check.Person == who.Identity!.Name) ? check.FaxId : id;

    /// <summary>What is shown of a check with these answers; null: the fax is not as it was when the check was made.</summary>
    internal async Task<CheckPaper?> BuildAsync(CheckCase check, IReadOnlyList<Verification> answers, CancellationToken cancellation)
    {
        if (await faxes.FindAsync(check.FaxId, cancellation) is not { } fax || await faxes.ReadResultAsync(check.FaxId, cancellation) is not { } read || await faxes.DocumentAsync(check.FaxId, cancellation) is not { } document) return null;
        // A seed is decided anew: only referrals that lie as they were found can be.
        if (ReferralNumber.Find(read, check.ReferralId) is not { } of || check.Kind == CheckKind.Seed && of.Group is not null || document.Referrals.All(referral => referral.Id != check.ReferralId)) return null;
        return check.Kind == CheckKind.Seed ? CheckPaper.Seed(check, fax, read, answers, pipeline, blind.Policy) : CheckPaper.Sample(check, fax, read, document, answers);
    }

    /// <summary>How the document stands after one more answer.</summary>
    internal async Task<Document?> AfterAsync(CheckCase check, IReadOnlyList<Verification> answers, CancellationToken cancellation) => (await BuildAsync(check, answers, cancellation))?.Document;
}
