using System.Net.Security;

namespace FaxIngest.Receive;

/// <summary>How a mail server is reached. Its <c>ToString</c> says nothing of the secret.</summary>
/// <param name="Host">Name of the server, which its certificate must carry.</param>
/// <param name="Port">E.g. 993.</param>
/// <param name="StartTls">The connection begins in the clear and is secured before anything else is said; else TLS from the first byte.</param>
/// <param name="User">Who logs in.</param>
/// <param name="Secret">Gives the password or the token; called at every log-in.</param>
public sealed record MailAccount(string Host, int Port, bool StartTls, string User, Func<CancellationToken, Task<string>> Secret)
{
    /// <summary>The secret is an OAuth 2 access token (XOAUTH2), not a password.</summary>
    public bool Token { get; init; }

    /// <summary>Decides on the server's certificate; null: the system's rule.</summary>
    public RemoteCertificateValidationCallback? Certificate { get; init; }

    /// <summary>Longest wait for the next bytes of an answer, and for connecting. Then the connection is given up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Largest mail, bytes. Default 100 MiB.</summary>
    public long LargestMail { get; init; } = 100 * 1024 * 1024;
}
