using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace FaxIngest.Verify.People.OpenId;

/// <summary>Keeps a sign-in in the browser that began it, encrypted, for ten minutes.</summary>
/// <remarks><c>SameSite=Lax</c>: the issuer sends the browser back by an ordinary GET, and nothing else of another site brings it along.</remarks>
internal sealed class OpenIdCookie(IDataProtectionProvider protection)
{
    private const string Name = "faxingest-openid";

    /// <summary>Time for passwords, codes and consent over there.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector attempts = protection.CreateProtector("faxingest", "openid").ToTimeLimitedDataProtector();

    internal void Put(HttpContext context, OpenIdAttempt attempt)
    {
        string value = Protect(attempt);
        SessionCookie.Write(context, Name, value.Length < SessionCookie.Longest ? value : Protect(attempt with { To = "/" }), KeptFor);
    }

    /// <summary>The sign-in that a request carries, which it carries no longer; null: none that holds.</summary>
    internal OpenIdAttempt? Take(HttpContext context)
    {
        if (SessionCookie.Read(context, Name) is not { } cookie) return null;
        SessionCookie.Remove(context, Name);
        try
        {
            return JsonSerializer.Deserialize<OpenIdAttempt>(attempts.Unprotect(cookie));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private string Protect(OpenIdAttempt attempt) => attempts.Protect(JsonSerializer.Serialize(attempt), KeptFor);
}
