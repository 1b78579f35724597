using System.Security.Claims;
using FaxIngest.Model;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.Trust;

/// <summary>Blind keying at the desk: who may see what, and who is still to be asked.</summary>
internal sealed class BlindDesk(IFaxStore store, IBlindStore others, IAccountStore accounts, IOptions<BlindOptions> options)
{
    internal BlindPolicy Policy { get; } = options.Value.Enabled ? new BlindPolicy(options.Value.Paths) : BlindPolicy.Off;

    /// <summary>A fax as this person may see it.</summary>
    internal async Task<BlindView> ViewAsync(string faxId, Document? document, ClaimsPrincipal person, CancellationToken cancellation)
    {
        if (!options.Value.Enabled) return BlindView.Off;
        var said = await store.VerificationsAsync(faxId, cancellation);
        return new BlindView(Policy, said, person.Identity!.Name!, Roles.MaySupervise(person)) { Alone = document is null ? null : await AloneAsync(document, said, cancellation) };
    }

    /// <summary>A document for this caller: whoever could be asked to key a field does not see what the machine made of it, by whichever way they ask.</summary>
    internal async Task<Document> ForAsync(Document document, ClaimsPrincipal caller, CancellationToken cancellation) =>
        await MayBeAskedAsync(caller, cancellation) ? BlindMask.Of(document, Policy) : document;

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
            foreach (var round in BlindRounds.Of([.. said.Where(each => each.ReferralId == referral.Id)]).Values.Where(round => round.Stage is BlindStage.Second or BlindStage.Supervisor))
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
