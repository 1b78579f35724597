using FaxIngest.Verify.People.OpenId;
using Microsoft.Extensions.Options;

namespace FaxIngest.Check;

/// <summary>Proof of the sign-in by an issuer: that it is off, or that the issuer can be reached, is the one of the settings and offers what is asked of it.</summary>
internal static class OpenIdProofs
{
    internal static Proof SignIn { get; } = new("single sign-on", async (provider, cancellation) =>
    {
        var options = provider.GetRequiredService<IOptions<OpenIdOptions>>().Value;
        if (!options.IsOn) return "off (Verify:OpenId:Issuer is not set)";
        var issuer = provider.GetRequiredService<OpenIdIssuer>();
        try
        {
            var document = await issuer.DocumentAsync(cancellation);
            int keys = OpenIdIssuer.Keys(document, null).Count;
            if (keys == 0) throw new ProofException($"{options.Issuer} publishes no key that a signature could be held against (RSA of 2048 bits and more, or elliptic curves).");
            if (document.ResponseTypesSupported.Count > 0 && !document.ResponseTypesSupported.Contains("code")) throw new ProofException($"{options.Issuer} does not offer the authorization code flow.");
            string pkce = document.CodeChallengeMethodsSupported.Contains("S256") ? "" : ", does not announce PKCE (S256), which is sent all the same";
            string leave = document.EndSessionEndpoint is { Length: > 0 } ? "" : ", has no sign-out";
            return $"{options.Issuer} answers, {keys} keys{pkce}{leave}; it must send persons back to {options.PublicUrl!.TrimEnd('/')}{OpenIdEntrance.Return}";
        }
        catch (OpenIdRefusedException refused)
        {
            throw new ProofException($"{options.Issuer} cannot be used: {refused.Reason.Code}. Look at {options.Issuer!.TrimEnd('/')}/.well-known/openid-configuration.");
        }
    });
}
