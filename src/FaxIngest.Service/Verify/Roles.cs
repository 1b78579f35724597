using System.Security.Claims;

namespace FaxIngest.Verify;

/// <summary>Policies and claims of signed-in persons and programs.</summary>
internal static class Roles
{
    /// <summary>May decide cases and add documents: everyone but auditors.</summary>
    internal const string Decide = "decide";

    /// <summary>May take set-aside and stuck faxes back into work.</summary>
    internal const string Supervise = "supervise";

    /// <summary>May see the books: supervisors, admins and auditors.</summary>
    internal const string Review = "review";

    /// <summary>Claim that holds <see cref="Account.Stamp"/>.</summary>
    internal const string StampClaim = "stamp";

    internal static ClaimsPrincipal Principal(Account account, string scheme) => new(new ClaimsIdentity(
        [new(ClaimTypes.Name, account.Name), new(ClaimTypes.Role, Code(account.Role)), new(StampClaim, account.Stamp)], scheme));

    internal static string Code(AccountRole role) => role.ToString().ToLowerInvariant();

    internal static bool MayDecide(ClaimsPrincipal person) => !person.IsInRole(Code(AccountRole.Auditor)) && person.Identity is { IsAuthenticated: true };

    internal static bool MayReview(ClaimsPrincipal person) => MaySupervise(person) || person.IsInRole(Code(AccountRole.Auditor));

    internal static bool MaySupervise(ClaimsPrincipal person) => person.IsInRole(Code(AccountRole.Supervisor)) || person.IsInRole(Code(AccountRole.Admin));
}
