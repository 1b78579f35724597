using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace FaxIngest.Receive.Mail;

/// <summary>A mailbox by the program's own IMAP client (RFC 3501 with SASL-IR, UIDPLUS, MOVE, IDLE, ACL where the server has them).</summary>
internal sealed class ImapMailbox(MailAccount account) : IMailbox
{
    public string Account { get; } = $"{account.User}@{account.Host.ToLowerInvariant()}";

    public async Task<IMailboxSession> ConnectAsync(CancellationToken cancellation)
    {
        var socket = new TcpClient();
        Stream? stream = null;
        try
        {
            await InTimeAsync(limited => socket.ConnectAsync(account.Host, account.Port, limited).AsTask(), cancellation).ConfigureAwait(false);
            // Mails are asked for one by one: waiting to fill a packet would cost 40 ms each.
            socket.NoDelay = true;
            stream = socket.GetStream();
            if (!account.StartTls) stream = await SecureAsync(stream, cancellation).ConfigureAwait(false);
            var wire = new ImapWire(stream, account.Patience);
            var connection = new ImapConnection(wire, account.Patience);
            await connection.GreetAsync(cancellation).ConfigureAwait(false);
            if (account.StartTls)
            {
                var answer = await connection.SendAsync("STARTTLS", cancellation).ConfigureAwait(false);
                if (!answer.Ok) throw ImapFault.LogIn("The mail server offers no STARTTLS on this port: nothing secret is sent in the clear.");
                stream = await SecureAsync(wire.Bare, cancellation).ConfigureAwait(false);
                wire = new ImapWire(stream, account.Patience);
                // Also forgets what was said in the clear.
                connection = new ImapConnection(wire, account.Patience);
            }
            await new ImapLogIn(connection, account).RunAsync(cancellation).ConfigureAwait(false);
            return new ImapSession(connection, account.LargestMail);
        }
        catch
        {
            if (stream is not null) await stream.DisposeAsync().ConfigureAwait(false);
            socket.Dispose();
            throw;
        }
    }

    private async Task<Stream> SecureAsync(Stream bare, CancellationToken cancellation)
    {
        var secured = new SslStream(bare, leaveInnerStreamOpen: false);
        try
        {
            await InTimeAsync(limited => secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = account.Host,
                RemoteCertificateValidationCallback = account.Certificate,
            }, limited), cancellation).ConfigureAwait(false);
            return secured;
        }
        catch
        {
            await secured.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task InTimeAsync(Func<CancellationToken, Task> step, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(account.Patience);
        try
        {
            await step(limited.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw ImapFault.Silent();
        }
        catch (SocketException away)
        {
            throw ImapFault.Unreachable(away);
        }
        catch (AuthenticationException distrusted)
        {
            throw ImapFault.Certificate(distrusted);
        }
        catch (IOException cut) when (cut is not MailboxException)
        {
            throw ImapFault.Closed(cut);
        }
    }
}
