namespace FaxIngest.Receive.Mail;

/// <summary>A mailbox by the program's own IMAP client (RFC 3501 with SASL-IR, UIDPLUS, MOVE, IDLE, ACL where the server has them).</summary>
internal sealed class ImapMailbox(MailAccount account) : IMailbox
{
    public string Account { get; } = $"{account.User}@{account.Host.ToLowerInvariant()}";

    public async Task<IMailboxSession> ConnectAsync(CancellationToken cancellation)
    {
        var dial = new MailDial(account);
        var stream = await dial.ConnectAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (!account.StartTls) stream = await dial.SecureAsync(stream, cancellation).ConfigureAwait(false);
            var wire = new ImapWire(stream, account.Patience);
            var connection = new ImapConnection(wire, account.Patience);
            await connection.GreetAsync(cancellation).ConfigureAwait(false);
            if (account.StartTls)
            {
                var answer = await connection.SendAsync("STARTTLS", cancellation).ConfigureAwait(false);
                if (!answer.Ok) throw ImapFault.LogIn("The mail server offers no STARTTLS on this port: nothing secret is sent in the clear.");
                stream = await dial.SecureAsync(wire.Bare, cancellation).ConfigureAwait(false);
                wire = new ImapWire(stream, account.Patience);
                // Also forgets what was said in the clear.
                connection = new ImapConnection(wire, account.Patience);
            }
            await new ImapLogIn(connection, account).RunAsync(cancellation).ConfigureAwait(false);
            return new ImapSession(connection, account.LargestMail);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
