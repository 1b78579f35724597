using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.People;

/// <summary>The steps from a right password to being signed in; after each, the session has a new reference.</summary>
internal sealed class Entrance(Sessions sessions, DeviceMark marks, TimeProvider time, IOptions<VerifyOptions> options)
{
    internal const string ByPassword = "password";

    /// <summary>Goes on after a step was taken. Returns the local path that is next.</summary>
    /// <param name="context">The request.</param>
    /// <param name="account">As it is now.</param>
    /// <param name="origin">Who vouched.</param>
    /// <param name="codeWasRight">The second factor was asked for and given, or another vouched for the person.</param>
    /// <param name="to">Local path to end at.</param>
    internal async Task<string> GoOnAsync(HttpContext context, Account account, string origin, bool codeWasRight, string to)
    {
        var stage = Next(account, codeWasRight);
        var told = stage == SignInStage.Full
            ? new AuditEvent(time.GetUtcNow(), account.Name, "signed-in", null, AuditDetails.Of(new { by = origin, address = ClientAddress.Of(context), secondFactor = codeWasRight && account.TotpSecret is not null }))
            : null;
        await sessions.StartAsync(context, account, stage, origin, told);
        if (stage != SignInStage.Full) return SignInPath.Of(stage, to);
        marks.Put(context, account.Name);
        return to;
    }

    private SignInStage Next(Account account, bool codeWasRight)
    {
        if (!codeWasRight && account.TotpSecret is not null && options.Value.SecondFactor != SecondFactorMode.Off) return SignInStage.Code;
        if (account.PasswordIsTemporary) return SignInStage.Password;
        if (options.Value.SecondFactor == SecondFactorMode.Required && account.TotpSecret is null && account.PasswordHash is not null) return SignInStage.Enroll;
        return SignInStage.Full;
    }
}
