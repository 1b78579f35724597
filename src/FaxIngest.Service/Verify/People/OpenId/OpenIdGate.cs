using FaxIngest.Store;

namespace FaxIngest.Verify.People.OpenId;

/// <summary>Counts and tells of answers that come back from the issuer: anybody can send one.</summary>
internal sealed class OpenIdGate(IAttemptStore attempts, IFaxStore store, PasswordSignIn passwords, TimeProvider time)
{
    /// <summary>Longer than a sign-in is kept in a browser.</summary>
    private static readonly TimeSpan UsedFor = TimeSpan.FromMinutes(20);

    /// <summary>Counts an answer by its address before it is looked at.</summary>
    /// <exception cref="OpenIdRefusedException">Too many came from there.</exception>
    internal async Task TakeAsync(HttpContext context)
    {
        var verdict = await attempts.TakeAsync(Bucket(context), passwords.AddressRule, context.RequestAborted);
        if (verdict == AttemptVerdict.Free) return;
        // Told once: who goes on hammering must not fill the audit.
        if (verdict == AttemptVerdict.BlockedNow) await TellAsync(context, "too-many", "sign-in-locked");
        throw new OpenIdRefusedException("too-many", "Too many attempts came from your address. Try again in a while.");
    }

    /// <summary>Also a copied cookie works once.</summary>
    /// <exception cref="OpenIdRefusedException">It was used.</exception>
    internal async Task OnceAsync(OpenIdAttempt attempt, CancellationToken cancellation)
    {
        if (await attempts.TakeAsync($"openid:{TokenHash.Of(attempt.State)[..32]}", new AttemptRule(1, UsedFor, UsedFor), cancellation) != AttemptVerdict.Free) throw OpenIdRefusedException.Stray("used");
    }

    /// <summary>It was a good one: what came before counts no longer.</summary>
    internal Task WellAsync(HttpContext context) => attempts.ForgetAsync(Bucket(context), context.RequestAborted);

    internal Task TellAsync(HttpContext context, string why, string action = "sign-in-refused") =>
        store.AuditAsync(new AuditEvent(time.GetUtcNow(), "nobody", action, null, AuditDetails.Of(new { address = ClientAddress.Of(context), by = VouchedPerson.ByIssuer, why })), CancellationToken.None);

    private static string Bucket(HttpContext context) => $"openid-address:{TokenHash.Of(ClientAddress.Of(context))[..32]}";
}
