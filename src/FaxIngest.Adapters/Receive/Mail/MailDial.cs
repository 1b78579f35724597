using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace FaxIngest.Receive.Mail;

/// <summary>The way to a mail server, of either protocol: connecting and securing, each with an end.</summary>
internal sealed class MailDial(MailAccount account)
{
    public async Task<Stream> ConnectAsync(CancellationToken cancellation)
    {
        var socket = new TcpClient();
        try
        {
            await InTimeAsync(limited => socket.ConnectAsync(account.Host, account.Port, limited).AsTask(), cancellation).ConfigureAwait(false);
            // Mails are asked for one by one: waiting to fill a packet would cost 40 ms each.
            socket.NoDelay = true;
            // The stream owns the socket from here on.
            return socket.GetStream();
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Secures a connection, which is at its end when that fails.</summary>
    public async Task<Stream> SecureAsync(Stream bare, CancellationToken cancellation)
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
