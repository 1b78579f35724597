using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.People.OpenId;

/// <summary>The way to the issuer and back.</summary>
internal sealed class OpenIdEntrance(OpenIdIssuer issuer, OpenIdExchange exchange, IdTokenCheck check, OpenIdCookie cookie, IOptions<OpenIdOptions> options)
{
    internal const string Start = "/sign-in/openid";
    internal const string Return = "/sign-in/openid/return";

    /// <summary>Characters of a code that is passed on.</summary>
    private const int LongestCode = 4000;

    internal bool IsOn => options.Value.IsOn;

    internal string Title => options.Value.Title;

    /// <summary>Role by group; empty: an administrator gives accounts and roles.</summary>
    internal IReadOnlyDictionary<string, AccountRole> RolesByGroup => options.Value.Roles;

    /// <summary>Where the browser is to go. What belongs to this sign-in is left in the browser.</summary>
    /// <param name="context">The request.</param>
    /// <param name="to">Local path to end at.</param>
    /// <param name="again">Account whose person is to prove who they are once more; null: a sign-in.</param>
    /// <param name="now">When it begins.</param>
    /// <exception cref="OpenIdRefusedException">The issuer cannot be reached.</exception>
    internal async Task<string> BeginAsync(HttpContext context, string to, string? again, DateTimeOffset now)
    {
        var document = await issuer.DocumentAsync(context.RequestAborted);
        var attempt = OpenIdAttempt.New(now, to, again);
        cookie.Put(context, attempt);
        var query = new QueryBuilder
        {
            { "response_type", "code" }, { "client_id", options.Value.ClientId! }, { "redirect_uri", ReturnTo }, { "scope", options.Value.Scopes }, { "state", attempt.State }, { "nonce", attempt.Nonce },
            { "code_challenge", attempt.Challenge }, { "code_challenge_method", "S256" },
        };
        if (again is not null)
        {
            query.Add("prompt", "login");
            query.Add("max_age", "0");
        }
        string address = document.AuthorizationEndpoint;
        return address + (address.Contains('?', StringComparison.Ordinal) ? "&" + query.ToString()[1..] : query.ToString());
    }

    /// <summary>The sign-in that the answer in a request belongs to; the browser carries it no longer.</summary>
    /// <exception cref="OpenIdRefusedException">To none that this browser began.</exception>
    internal OpenIdAttempt Take(HttpContext context)
    {
        if (cookie.Take(context) is not { } attempt) throw OpenIdRefusedException.Stray("no-attempt");
        bool same = context.Request.Query["state"] is [{ } state] && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(attempt.State));
        return same ? attempt : throw OpenIdRefusedException.Stray("state");
    }

    /// <summary>Whom the answer in a request speaks of.</summary>
    /// <exception cref="OpenIdRefusedException">It does not hold.</exception>
    internal async Task<IdToken> TokenAsync(HttpContext context, OpenIdAttempt attempt)
    {
        var query = context.Request.Query;
        // An answer of another issuer (RFC 9207).
        var document = await issuer.DocumentAsync(context.RequestAborted);
        if (query.ContainsKey("iss") ? query["iss"] is not [{ } from] || from != options.Value.Issuer : document.AuthorizationResponseIssParameterSupported) throw OpenIdRefusedException.Untrue("other-issuer");
        if (query.ContainsKey("error")) throw new OpenIdRefusedException("refused-there", "The sign-in service did not sign you in, or you stopped there. You can try again.");
        if (query["code"] is not [{ Length: > 0 and <= LongestCode } code]) throw OpenIdRefusedException.Untrue("no-code");
        string token = await exchange.TokenAsync(code, attempt.Verifier, ReturnTo, context.RequestAborted);
        return await check.CheckAsync(token, attempt.Nonce, attempt.Again is null ? null : attempt.BegunAt, context.RequestAborted);
    }

    /// <summary>Who that is here.</summary>
    /// <exception cref="OpenIdRefusedException">Nobody: the name cannot be one of ours.</exception>
    internal VouchedPerson PersonOf(IdToken token)
    {
        string name = PasswordSignIn.Normalize(token.Name ?? "");
        if (name.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at)
        {
            if (!string.Equals(name[(at + 1)..], options.Value.NameDomain, StringComparison.OrdinalIgnoreCase)) throw new OpenIdRefusedException("other-domain", "Names of your domain are not let in here. Ask an administrator.");
            name = name[..at];
        }
        return new VouchedPerson(VouchedPerson.ByIssuer, name, token.Groups, SubjectOf(token));
    }

    internal string SubjectOf(IdToken token) => $"{options.Value.Issuer} {token.Subject}";

    /// <summary>Where signing out goes on at the issuer; null: nowhere.</summary>
    internal async Task<string?> SignOutAsync(CancellationToken cancellation)
    {
        if (!options.Value.IsOn || !options.Value.SignOutThere) return null;
        try
        {
            var document = await issuer.DocumentAsync(cancellation);
            if (!Uri.TryCreate(document.EndSessionEndpoint, UriKind.Absolute, out var address) || !OpenIdOptions.IsSafe(address)) return null;
            // Without an ID token to hint at whom: those are not kept. The issuer asks the person where it wants to be sure.
            var query = new QueryBuilder { { "client_id", options.Value.ClientId! }, { "post_logout_redirect_uri", Here(SignInPath.Start) } };
            return document.EndSessionEndpoint + (address.Query.Length > 0 ? "&" + query.ToString()[1..] : query.ToString());
        }
        catch (OpenIdRefusedException)
        {
            return null;
        }
    }

    private string ReturnTo => Here(Return);

    private string Here(string path) => new Uri(new Uri(options.Value.PublicUrl!), path).AbsoluteUri;
}
