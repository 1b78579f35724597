using System.Globalization;
using System.Text;
using FaxIngest.Model;

namespace FaxIngest.Receive.Mail;

/// <summary>A mail server by SMTP (RFC 5321).</summary>
/// <remarks>The framework's own client can neither send an empty return path nor trust a private authority, and says not where it was cut off.</remarks>
/// <param name="relay">The server.</param>
internal sealed class SmtpSender(MailRelay relay) : IMailSender
{
    /// <inheritdoc/>
    public async Task<AcknowledgementEnd> SendAsync(string to, string message, Func<Task> committed, CancellationToken cancellation)
    {
        if (!Acknowledgement.IsPlainAddress(to)) throw new ArgumentException("No plain address.", nameof(to));
        var wire = await ConnectAsync(cancellation).ConfigureAwait(false);
        await using (wire.ConfigureAwait(false))
        {
            await SayAsync(wire, "MAIL FROM:<>", 250, cancellation).ConfigureAwait(false);
            await SayAsync(wire, $"RCPT TO:<{to}>", 250, cancellation, last: true).ConfigureAwait(false);
            await SayAsync(wire, "DATA", 354, cancellation).ConfigureAwait(false);
            await committed().ConfigureAwait(false);
            try
            {
                // A line that begins with a dot would end the message.
                await SayAsync(wire, message.Replace("\r\n.", "\r\n..", StringComparison.Ordinal) + "\r\n.", 250, cancellation, last: true).ConfigureAwait(false);
            }
            catch (MailboxException cut) when (cut.Reason.Code is "mail-closed" or "mail-silent" or "mail-protocol")
            {
                return AcknowledgementEnd.Uncertain;
            }
            return AcknowledgementEnd.Sent;
        }
    }

    /// <inheritdoc/>
    public async Task ProveAsync(CancellationToken cancellation)
    {
        var wire = await ConnectAsync(cancellation).ConfigureAwait(false);
        await using (wire.ConfigureAwait(false)) await SayAsync(wire, "QUIT", 221, cancellation).ConfigureAwait(false);
    }

    private async Task<ImapWire> ConnectAsync(CancellationToken cancellation)
    {
        var account = relay.Account;
        var dial = new MailDial(account);
        var stream = await dial.ConnectAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (!relay.Bare && !account.StartTls) stream = await dial.SecureAsync(stream, cancellation).ConfigureAwait(false);
            var wire = new ImapWire(stream, account.Patience);
            await HearAsync(wire, 220, "accept a connection", cancellation).ConfigureAwait(false);
            var offers = await HelloAsync(wire, cancellation).ConfigureAwait(false);
            if (account.StartTls)
            {
                await SayAsync(wire, "STARTTLS", 220, cancellation).ConfigureAwait(false);
                stream = await dial.SecureAsync(wire.Bare, cancellation).ConfigureAwait(false);
                wire = new ImapWire(stream, account.Patience);
                offers = await HelloAsync(wire, cancellation).ConfigureAwait(false);
            }
            if (relay.LogsIn) await LogInAsync(wire, account, offers, cancellation).ConfigureAwait(false);
            return wire;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>EHLO; gives the words of the AUTH line.</summary>
    private static async Task<IReadOnlyList<string>> HelloAsync(ImapWire wire, CancellationToken cancellation)
    {
        var lines = await SayAsync(wire, "EHLO [127.0.0.1]", 250, cancellation).ConfigureAwait(false);
        return lines.FirstOrDefault(line => line.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase))?.ToUpperInvariant().Split(' ')[1..] ?? [];
    }

    private static async Task LogInAsync(ImapWire wire, MailAccount account, IReadOnlyList<string> offers, CancellationToken cancellation)
    {
        string mechanism = account.Token ? "XOAUTH2" : "PLAIN";
        if (!offers.Contains(mechanism)) throw ImapFault.LogIn($"The mail server offers no log-in by {mechanism}.");
        string secret = await account.Secret(cancellation).ConfigureAwait(false);
        string said = account.Token ? $"user={account.User}\u0001auth=Bearer {secret}\u0001\u0001" : $"\0{account.User}\0{secret}";
        try
        {
            await SayAsync(wire, $"AUTH {mechanism} {Convert.ToBase64String(Encoding.UTF8.GetBytes(said))}", 235, cancellation).ConfigureAwait(false);
        }
        catch (MailboxException refused) when (refused.Reason.Code is "mail-refused" or "mail-protocol")
        {
            throw ImapFault.LogIn("The mail server refused the log-in.");
        }
    }

    private static async Task<IReadOnlyList<string>> SayAsync(ImapWire wire, string line, int wanted, CancellationToken cancellation, bool last = false)
    {
        await wire.WriteAsync(line + "\r\n", cancellation).ConfigureAwait(false);
        return await HearAsync(wire, wanted, "take an acknowledgement", cancellation, last).ConfigureAwait(false);
    }

    /// <summary>An answer of one or more lines, each with its code.</summary>
    /// <param name="wire">The connection.</param>
    /// <param name="wanted">The code that is no refusal.</param>
    /// <param name="step">What is refused otherwise.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="last">A refusal with 5xx is about this message and for good; elsewhere it is about us, and is mended by an operator.</param>
    private static async Task<IReadOnlyList<string>> HearAsync(ImapWire wire, int wanted, string step, CancellationToken cancellation, bool last = false)
    {
        var lines = new List<string>();
        while (true)
        {
            string line = await wire.ReadLineAsync(forEver: false, cancellation).ConfigureAwait(false);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int code) || lines.Count > 100) throw ImapFault.Protocol("an answer without a code");
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length > 3 && line[3] == '-') continue;
            if (code == wanted || (wanted == 250 && code == 251)) return lines;
            var reason = new Reason("mail-refused", string.Create(CultureInfo.InvariantCulture, $"The mail server refused to {step} ({code})."));
            throw new MailboxException(reason, connectionLost: !last || code / 100 != 5);
        }
    }
}
