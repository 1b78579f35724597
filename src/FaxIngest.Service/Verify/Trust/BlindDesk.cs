using System.Security.Claims;
using FaxIngest.Model;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.Trust;

/// <summary>Blind keying at the desk: who may see what, and who is still to be asked.</summary>
internal sealed class BlindDesk(IBlindStore others, ICheckStore checks, IAccountStore accounts, IOptions<BlindOptions> options)
{
    internal BlindPolicy Policy { get; } = options.Value.Enabled ? new BlindPolicy(options.Value.Paths) : BlindPolicy.Off;

    /// <summary>A fax as this person may see it.</summary>
    /// <param name="faxId">The fax.</param>
    /// <param name="document">As decided last; null: nothing of it is shown.</param>
    /// <param name="said">What persons said of it.</param>
    /// <param name="person">The person.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task<BlindView> ViewAsync(string faxId, Document? document, IReadOnlyList<Verification> said, ClaimsPrincipal person, CancellationToken cancellation)
    {
        // Auditors decide nothing and see all.
        if (person.IsInRole(Roles.Code(AccountRole.Auditor))) return BlindView.Off;
        return new BlindView(Policy, said, person.Identity!.Name!, Roles.MaySupervise(person))
        {
            Drawn = await checks.DrawnAsync(faxId, cancellation),
            Alone = document is null ? null : await AloneAsync(document, said, cancellation),
        };
    }

    /// <summary>A document for this caller: whoever could be asked to key a field does not see what the machine made of it, by whichever way they ask.</summary>
    internal async Task<Document> ForAsync(Document document, ClaimsPrincipal caller, CancellationToken cancellation) =>
        await MayBeAskedAsync(caller, cancellation) ? BlindMask.Of(document, Policy, await checks.DrawnAsync(document.Id, cancellation)) : document;

    /// <summary>Accepted fields of all faxes that are keyed blind at present.</summary>
    internal Task<IReadOnlySet<DrawnField>> DrawnAsync(CancellationToken cancellation) => checks.DrawnAsync(null, cancellation);

    /// <summary>Auditors and programs (accounts by which nobody can sign in) are never asked. What a key may do does not count: its owner may be a person too.</summary>
    private async Task<bool> MayBeAskedAsync(ClaimsPrincipal caller, CancellationToken cancellation)
    {
        if (caller.IsInRole(Roles.Code(AccountRole.Auditor))) return false;
        if (caller.Identity?.AuthenticationType != ApiKeyHandler.SchemeName) return true;
        return await accounts.FindAsync(caller.Identity.Name!, cancellation) is not { PasswordHash: null, Origin: null };
    }

    private async Task<string?> AloneAsync(Document document, IReadOnlyList<Verification> said, CancellationToken cancellation)
    {
        foreach (var referral in document.Referrals.Where(referral => referral.Reasons.Any(reason => reason.Code is BlindPolicy.SecondPerson or BlindPolicy.Supervisor)))
        {
            foreach (var round in BlindRounds.Of(referral.Id, said).Values.Where(round => round.Stage is BlindStage.Second or BlindStage.Supervisor))
            {
                bool supervisor = round.Stage == BlindStage.Supervisor;
                if (await others.HasOthersAsync([.. round.Answers.Select(answer => answer.Person)], supervisor, cancellation)) continue;
                return supervisor
                    ? "No supervisor is left who has not keyed it: an admin has to add one (faxingest user add NAME --role supervisor). Until then this fax waits."
                    : "There is no other account that may key it: an admin has to add one (faxingest user add NAME --role verifier). Until then this fax waits.";
            }
        }
        return null;
    }
}
