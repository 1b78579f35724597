using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FaxIngest.Receive.Mail;

/// <summary>Trust in a private certificate authority: a server's certificate must lead to it, and be for the name asked for. The system's authorities do not count then.</summary>
internal static class MailTrust
{
    /// <summary>Reads the file at every connection: a renewed authority needs no restart.</summary>
    public static RemoteCertificateValidationCallback In(string path) => (_, certificate, sent, errors) =>
    {
        // A wrong name or no certificate at all is no question of trust.
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None) return false;
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return false;
        }
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        // The server's own purpose; a client's certificate of the same authority is no server.
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
        foreach (var between in sent?.ChainElements.Select(element => element.Certificate) ?? []) chain.ChainPolicy.ExtraStore.Add(between);
        using var own = X509CertificateLoader.LoadCertificate(certificate.Export(X509ContentType.Cert));
        return chain.Build(own);
    };
}
