using MailKit.Net.Imap;
using MailKit.Security;

namespace FaxIngest.Receive.Mail;

/// <summary>An account spoken to through the package MailKit.</summary>
/// <param name="account">How it is reached.</param>
internal sealed class MailKitMailbox(MailAccount account) : IMailbox
{
    /// <inheritdoc/>
    public string Account => $"{account.User}@{account.Host}";

    /// <inheritdoc/>
    public async Task<IMailboxSession> ConnectAsync(CancellationToken cancellation)
    {
        var client = new ImapClient { Timeout = (int)account.Patience.TotalMilliseconds };
        if (account.Certificate is { } decides) client.ServerCertificateValidationCallback = decides;
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(account.Patience);
            await MailKitFault.GuardAsync(async () =>
            {
                await client.ConnectAsync(account.Host, account.Port, account.StartTls ? SecureSocketOptions.StartTls : SecureSocketOptions.SslOnConnect, patience.Token);
                string secret = await account.Secret(patience.Token);
                if (account.Token) await client.AuthenticateAsync(new SaslMechanismOAuth2(account.User, secret), patience.Token);
                else await client.AuthenticateAsync(account.User, secret, patience.Token);
                return true;
            }, cancellation);
            return new MailKitSession(client, account);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }
}
