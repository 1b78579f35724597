using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace FaxIngest.Verify;

/// <summary>Policies and claims of signed-in persons and programs. Every endpoint names one of these policies or is open to all on purpose.</summary>
internal static class Roles
{
    /// <summary>May see documents, the queue and counts: everyone, and programs whose key may read.</summary>
    internal const string Read = "read";

    /// <summary>May add documents: everyone but auditors, and programs whose key may.</summary>
    internal const string Upload = "upload";

    /// <summary>May decide cases: everyone but auditors.</summary>
    internal const string Decide = "decide";

    /// <summary>May take set-aside and stuck faxes back into work.</summary>
    internal const string Supervise = "supervise";

    /// <summary>May see the books: supervisors, admins and auditors.</summary>
    internal const string Review = "review";

    /// <summary>May read the audit: admins and auditors, in person.</summary>
    internal const string Audit = "audit";

    /// <summary>May give and take accounts, roles and keys: admins, in person.</summary>
    internal const string Administer = "administer";

    /// <summary>Any person, for what is their own: no program.</summary>
    internal const string Person = "person";

    /// <summary>Claim that holds a session's id.</summary>
    internal const string SessionClaim = "session";

    /// <summary>Claim that holds what a program's key may do (<see cref="KeyScope"/>).</summary>
    internal const string ScopeClaim = "scope";

    /// <summary>Claim that holds the id of a program's key.</summary>
    internal const string KeyClaim = "key";

    /// <summary>Each policy by its name.</summary>
    internal static readonly IReadOnlyDictionary<string, Func<ClaimsPrincipal, bool>> Policies = new Dictionary<string, Func<ClaimsPrincipal, bool>>
    {
        [Read] = MayRead, [Upload] = MayUpload, [Decide] = MayDecide, [Supervise] = MaySupervise, [Review] = MayReview, [Audit] = MayAudit, [Administer] = MayAdminister, [Person] = IsPerson,
    };

    internal static void AddPolicies(AuthorizationBuilder authorization)
    {
        foreach (var (name, may) in Policies) authorization.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => may(context.User)));
    }

    /// <summary>Who somebody is, by their account as it is now. The name identifier is what form tokens are bound to: it is the same after signing in anew.</summary>
    internal static ClaimsPrincipal Principal(Account account, string scheme, params Claim[] more) => new(new ClaimsIdentity(
        [new(ClaimTypes.Name, account.Name), new(ClaimTypes.NameIdentifier, account.Name), new(ClaimTypes.Role, Code(account.Role)), .. more], scheme));

    internal static string Code(AccountRole role) => role.ToString().ToLowerInvariant();

    internal static bool MayRead(ClaimsPrincipal person) => HasRole(person, [.. Enum.GetValues<AccountRole>()]) && HasScope(person, KeyScope.Read);

    internal static bool MayUpload(ClaimsPrincipal person) => HasRole(person, AccountRole.Verifier, AccountRole.Supervisor, AccountRole.Admin) && HasScope(person, KeyScope.Upload);

    internal static bool MayDecide(ClaimsPrincipal person) => HasRole(person, AccountRole.Verifier, AccountRole.Supervisor, AccountRole.Admin) && HasScope(person, KeyScope.All);

    internal static bool MayReview(ClaimsPrincipal person) => HasRole(person, AccountRole.Supervisor, AccountRole.Admin, AccountRole.Auditor) && HasScope(person, KeyScope.Read);

    internal static bool MaySupervise(ClaimsPrincipal person) => HasRole(person, AccountRole.Supervisor, AccountRole.Admin) && HasScope(person, KeyScope.All);

    internal static bool MayAudit(ClaimsPrincipal person) => HasRole(person, AccountRole.Admin, AccountRole.Auditor) && IsPerson(person);

    internal static bool MayAdminister(ClaimsPrincipal person) => HasRole(person, AccountRole.Admin) && IsPerson(person);

    internal static bool IsPerson(ClaimsPrincipal person) => HasRole(person, [.. Enum.GetValues<AccountRole>()]) && !person.HasClaim(claim => claim.Type == ScopeClaim);

    private static bool HasRole(ClaimsPrincipal person, params ReadOnlySpan<AccountRole> roles)
    {
        if (person.Identity is not { IsAuthenticated: true }) return false;
        foreach (var role in roles)
            if (person.IsInRole(Code(role))) return true;
        return false;
    }

    /// <summary>A person has no scope: the role says all.</summary>
    private static bool HasScope(ClaimsPrincipal person, KeyScope needed) =>
        person.FindFirst(ScopeClaim)?.Value is not { } scope || scope == nameof(KeyScope.All) || scope == needed.ToString();
}
