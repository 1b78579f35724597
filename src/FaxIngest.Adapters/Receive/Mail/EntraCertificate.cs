using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace FaxIngest.Receive.Mail;

/// <summary>The certificate that an application signs in with, and its private key: both in one file, PEM or PKCS#12 (<c>.pfx</c>).</summary>
internal static class EntraCertificate
{
    private const int Longest = 1_000_000; // bytes; with a long chain some 20,000

    /// <summary>The file.</summary>
    /// <exception cref="MailboxException">It cannot be read.</exception>
    internal static byte[] Read(string path)
    {
        try
        {
            return new FileInfo(path).Length is > 0 and <= Longest ? File.ReadAllBytes(path) : throw ImapFault.LogIn("The file with the certificate is empty or too long to be one.");
        }
        catch (Exception missing) when (missing is IOException and not MailboxException or UnauthorizedAccessException)
        {
            throw ImapFault.LogIn("The file with the certificate cannot be read.");
        }
    }

    /// <summary>The certificate with its key.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="password">Of the key; empty: it has none.</param>
    /// <exception cref="MailboxException">There is none in it, or the password is wrong.</exception>
    internal static X509Certificate2 Parse(byte[] bytes, string password)
    {
        try
        {
            if (bytes.AsSpan().IndexOf("-----BEGIN "u8) < 0) return WithKey(X509CertificateLoader.LoadPkcs12(bytes, password.Length == 0 ? null : password));
            string text = Encoding.ASCII.GetString(bytes);
            return WithKey(password.Length == 0 ? X509Certificate2.CreateFromPem(text, text) : X509Certificate2.CreateFromEncryptedPem(text, text, password));
        }
        catch (CryptographicException)
        {
            throw ImapFault.LogIn("The file with the certificate holds no certificate with its private key, or the password of the key is wrong.");
        }
    }

    private static X509Certificate2 WithKey(X509Certificate2 certificate) => certificate.HasPrivateKey ? certificate : throw new CryptographicException();
}
