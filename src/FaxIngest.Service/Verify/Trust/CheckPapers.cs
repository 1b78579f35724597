using System.Security.Claims;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Store;

namespace FaxIngest.Verify.Trust;

/// <summary>Finds checks and builds what a person sees of them. Reads faxes, writes none.</summary>
internal sealed class CheckPapers(ICheckStore checks, IFaxStore faxes, IDecisionPipeline pipeline, BlindDesk blind, TimeProvider time)
{
    /// <summary>For so long a seed whose pages were laid anew is "being read".</summary>
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(4);

    /// <summary>For so long "another person" takes to key what was disagreed on in a seed.</summary>
    private static readonly TimeSpan Another = TimeSpan.FromMinutes(3);

    /// <summary>A check that this person may be shown, or null. A seed is its person's alone: nobody else could tell it from a fax, or should learn of it.</summary>
    internal async Task<CheckSheet?> FindAsync(string id, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (!Roles.MayDecide(who) || await checks.FindAsync(id, cancellation) is not { } check || check.Person is { } person && person != who.Identity!.Name) return null;
        var answers = Verification.InForce(await checks.AnswersAsync(id, cancellation));
        if (await BuildAsync(check, answers, cancellation) is not { } paper) return null;
        var view = new BlindView(paper.Policy, answers, who.Identity!.Name!, Roles.MaySupervise(who)) { Drawn = await DrawnAsync(check, cancellation) };
        var state = StateOf(check, paper.Document, answers);
        // Going out is a claim and its end.
        return new CheckSheet(check, paper with { Fax = paper.Fax with { State = state, Version = paper.Fax.Version + (state == FaxState.Exported ? 2 : 0) } }, view, answers);
    }

    /// <summary>The fax whose pages a check shows to this person; any other id as it is.</summary>
    internal async Task<string> FaxIdAsync(string id, ClaimsPrincipal who, CancellationToken cancellation) =>
        await checks.FindAsync(id, cancellation) is { } check && Roles.MayDecide(who) && (check.Person is null || check.Person == who.Identity!.Name) ? check.FaxId : id;

    /// <summary>What is shown of a check with these answers; null: the fax is not as it was when the check was made.</summary>
    internal async Task<CheckPaper?> BuildAsync(CheckCase check, IReadOnlyList<Verification> answers, CancellationToken cancellation)
    {
        if (await faxes.FindAsync(check.FaxId, cancellation) is not { } fax || await faxes.ReadResultAsync(check.FaxId, cancellation) is not { } read || await faxes.DocumentAsync(check.FaxId, cancellation) is not { } document) return null;
        if (ReferralNumber.Find(read, check.ReferralId) is null || document.Referrals.All(referral => referral.Id != check.ReferralId)) return null;
        if (check.Kind != CheckKind.Seed) return CheckPaper.Sample(check, fax, read, document, answers);
        // A fax that is set aside keeps its document as it was.
        answers = [.. answers.Where(each => each.NotAReferral is null)];
        var paper = CheckPaper.Seed(check, fax, read, answers, pipeline, blind.Policy);
        return check.IsOpen || answers.Count == 0 || IsThrough(paper.Document) || time.GetUtcNow() < answers[^1].At + Another ? paper
            : CheckPaper.Seed(check, fax, read, [.. answers, CheckJudge.KeyedByAnother(check, paper.Document, time.GetUtcNow())], pipeline, blind.Policy);
    }

    /// <summary>How the document stands after one more answer.</summary>
    internal async Task<Document?> AfterAsync(CheckCase check, IReadOnlyList<Verification> answers, CancellationToken cancellation) => (await BuildAsync(check, answers, cancellation))?.Document;

    /// <summary>Where a fax would be that was answered so.</summary>
    private FaxState StateOf(CheckCase check, Document document, IReadOnlyList<Verification> answers)
    {
        if (check.IsOpen) return FaxState.AwaitingVerification;
        // What went out went out; that it was looked at changes nothing.
        if (check.Kind != CheckKind.Seed || answers.Count == 0) return FaxState.Exported;
        var (last, now) = (answers[^1], time.GetUtcNow());
        if (last.NotAReferral is not null) return FaxState.SetAside;
        if (last.Groups is not null && now < last.At + Reading) return FaxState.Received;
        if (last.Groups is null && !IsThrough(document)) return FaxState.AwaitingVerification;
        return last.HeldUntil > now ? FaxState.Accepted : FaxState.Exported;
    }

    /// <summary>Fields of the same fax that are keyed blind in another check are not shown in this one.</summary>
    private async Task<IReadOnlySet<DrawnField>> DrawnAsync(CheckCase check, CancellationToken cancellation)
    {
        if (check.Kind == CheckKind.Seed) return new HashSet<DrawnField>();
        return (await checks.DrawnAsync(check.FaxId, cancellation)).Where(field => field.ReferralId == check.ReferralId && check.Fields.All(own => own.Path != field.Path))
            .Select(field => field with { ReferralId = check.ShownReferralId }).ToHashSet();
    }

    private static bool IsThrough(Document document) => document.Referrals.All(referral => referral.Decision == Decisions.Accept);
}
