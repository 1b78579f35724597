using System.Globalization;
using System.Text;
using FaxIngest.Model;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace FaxIngest.Receive.Mail;

/// <summary>A server that takes mail to others, spoken to through the package MailKit.</summary>
/// <param name="relay">The server.</param>
internal sealed class MailKitSender(MailRelay relay) : IMailSender
{
    /// <inheritdoc/>
    public async Task<AcknowledgementEnd> SendAsync(string to, string message, Func<Task> committed, CancellationToken cancellation)
    {
        if (!Acknowledgement.IsPlainAddress(to)) throw new ArgumentException("No plain address.", nameof(to));
        using var client = new Client(committed);
        using var patience = Patience(cancellation);
        await MailKitFault.GuardAsync(() => OpenAsync(client, patience.Token), cancellation);
        try
        {
            using var bytes = new MemoryStream(Encoding.ASCII.GetBytes(message), writable: false);
            using var mail = await MimeMessage.LoadAsync(bytes, cancellation);
            // The empty return path: a bounce of an answer goes to nobody.
            await client.SendAsync(mail, new MailboxAddress("", ""), [new MailboxAddress("", to)], patience.Token);
            return AcknowledgementEnd.Sent;
        }
        catch (Exception fault) when (Of(fault, cancellation) is { } known)
        {
            return client.Committed && known.Reason.Code is "mail-closed" or "mail-silent" or "mail-protocol" ? AcknowledgementEnd.Uncertain : throw known;
        }
    }

    /// <inheritdoc/>
    public async Task ProveAsync(CancellationToken cancellation)
    {
        using var client = new Client(() => Task.CompletedTask);
        using var patience = Patience(cancellation);
        await MailKitFault.GuardAsync(async () =>
        {
            await OpenAsync(client, patience.Token);
            await client.DisconnectAsync(quit: true, patience.Token);
            return true;
        }, cancellation);
    }

    private CancellationTokenSource Patience(CancellationToken cancellation)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // For all steps together: an answer is short, and there are about ten.
        patience.CancelAfter(relay.Account.Patience);
        return patience;
    }

    private async Task<bool> OpenAsync(Client client, CancellationToken patience)
    {
        var account = relay.Account;
        client.Timeout = (int)account.Patience.TotalMilliseconds;
        client.LocalDomain = "127.0.0.1"; // else it tells this machine's name
        if (account.Certificate is { } decides) client.ServerCertificateValidationCallback = decides;
        await client.ConnectAsync(account.Host, account.Port, relay.Bare ? SecureSocketOptions.None : account.StartTls ? SecureSocketOptions.StartTls : SecureSocketOptions.SslOnConnect, patience);
        if (!relay.LogsIn) return true;
        string secret = await account.Secret(patience);
        if (account.Token) await client.AuthenticateAsync(new SaslMechanismOAuth2(account.User, secret), patience);
        else await client.AuthenticateAsync(account.User, secret, patience);
        return true;
    }

    private static MailboxException? Of(Exception fault, CancellationToken cancellation) => fault is SmtpCommandException refused
        ? new(
            new Reason("mail-refused", string.Create(CultureInfo.InvariantCulture, $"The mail server refused to take an acknowledgement ({(int)refused.StatusCode}).")),
            // A refusal with 5xx of the recipient or the message is for good; of the sender it is about us, and is mended by an operator.
            connectionLost: refused.ErrorCode == SmtpErrorCode.SenderNotAccepted || (int)refused.StatusCode / 100 != 5)
        : fault is SmtpProtocolException ? MailKitFault.Protocol() : MailKitFault.Of(fault, cancellation);

    /// <summary>Says when the server has taken sender and recipient, before it is given the message.</summary>
    private sealed class Client(Func<Task> committed) : SmtpClient
    {
        internal bool Committed { get; private set; }

        protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
        {
            // MailKit does not wait here for anything; what is written down is one row.
            committed().GetAwaiter().GetResult();
            Committed = true;
        }
    }
}
