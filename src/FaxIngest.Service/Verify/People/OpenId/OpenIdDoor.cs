namespace FaxIngest.Verify.People.OpenId;

/// <summary>From the issuer's word to a session, or a sentence why not; either is told of.</summary>
internal sealed class OpenIdDoor(OpenIdEntrance way, OpenIdGate gate, VouchedAccounts accounts, Entrance entrance, RecentProof proof)
{
    /// <summary>Signs the person in, or takes the proof that was asked for. Gives the local path to go on at.</summary>
    /// <exception cref="OpenIdRefusedException">Nobody was signed in, and the audit knows why.</exception>
    internal async Task<string> ReturnAsync(HttpContext context)
    {
        await gate.TakeAsync(context);
        try
        {
            var attempt = way.Take(context);
            await gate.OnceAsync(attempt, context.RequestAborted);
            var token = await way.TokenAsync(context, attempt);
            string next = attempt.Again is { } name ? await ProveAsync(context, name, token, attempt.To) : await SignInAsync(context, token, attempt.To);
            await gate.WellAsync(context);
            return next;
        }
        catch (OpenIdRefusedException refused)
        {
            await gate.TellAsync(context, refused.Reason.Code);
            throw;
        }
    }

    private async Task<string> SignInAsync(HttpContext context, IdToken token, string to)
    {
        var found = await accounts.ForAsync(way.PersonOf(token), way.RolesByGroup, context.RequestAborted);
        if (found.Why is { } why) throw new OpenIdRefusedException(why, SentenceOf(why));
        return await entrance.GoOnAsync(context, found.Account!, VouchedPerson.ByIssuer, codeWasRight: true, to);
    }

    private async Task<string> ProveAsync(HttpContext context, string name, IdToken token, string to) =>
        await proof.RenewAsync(context, VouchedPerson.ByIssuer, account => account.Name == name && account.Subject == way.SubjectOf(token))
            ? to
            : throw new OpenIdRefusedException("somebody-else", "Somebody else signed in there. Nothing was changed.");

    private static string SentenceOf(string why) => why switch
    {
        "account-locked" => "Your account is locked. Ask an administrator.",
        "no-role" => "You are in none of the groups that may come in here. Ask an administrator.",
        "other-origin" or "other-subject" => "There is an account with your name here that is not yours. Ask an administrator.",
        "bad-name" => "Your name cannot be a sign-in name here. Ask an administrator.",
        "last-admin" => "Your groups make you no administrator any more, but you are the last one here. Make somebody else one first.",
        _ => "There is no account for you here. Ask an administrator.",
    };
}
