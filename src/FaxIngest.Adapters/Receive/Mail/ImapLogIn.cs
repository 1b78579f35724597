using System.Text;

namespace FaxIngest.Receive.Mail;

/// <summary>Logs in by SASL PLAIN, LOGIN or XOAUTH2, and learns what the server can do for whom it knows.</summary>
internal sealed class ImapLogIn(ImapConnection connection, MailAccount account)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (connection.Capabilities.Count == 0) await AskAsync(cancellation).ConfigureAwait(false);
        // The secret is fetched as late as can be: a token may last a minute only.
        string secret = await account.Secret(cancellation).ConfigureAwait(false);
        var before = connection.Capabilities;
        connection.ForgetCapabilities();
        var answer = account.Token ? await SaslAsync(before, "XOAUTH2", $"user={account.User}\u0001auth=Bearer {secret}\u0001\u0001", cancellation).ConfigureAwait(false)
            : before.Contains("AUTH=PLAIN") ? await SaslAsync(before, "PLAIN", $"\0{account.User}\0{secret}", cancellation).ConfigureAwait(false)
            : await PlainLogInAsync(before, secret, cancellation).ConfigureAwait(false);
        if (!answer.Ok) throw ImapFault.LogIn(answer.Code is { } code ? $"The mail server refused the log-in ({code})." : "The mail server refused the log-in.");
        // What was offered before the log-in may differ from what is offered after it.
        if (connection.Capabilities.Count == 0) await AskAsync(cancellation).ConfigureAwait(false);
    }

    private async Task AskAsync(CancellationToken cancellation)
    {
        var answer = await connection.SendAsync("CAPABILITY", cancellation).ConfigureAwait(false);
        if (!answer.Ok || connection.Capabilities.Count == 0) throw ImapFault.Protocol("it does not say what it can do");
    }

    private Task<ImapStatus> SaslAsync(IReadOnlySet<string> offered, string mechanism, string said, CancellationToken cancellation)
    {
        if (!offered.Contains($"AUTH={mechanism}")) throw ImapFault.LogIn($"The mail server offers no log-in by {mechanism}.");
        string response = Convert.ToBase64String(Encoding.UTF8.GetBytes(said));
        if (offered.Contains("SASL-IR"))
        {
            // XOAUTH2 sends a refusal as a question, and wants an empty line before it says NO.
            return connection.SendAsync($"AUTHENTICATE {mechanism} {response}", cancellation, prompted: _ => mechanism == "XOAUTH2" ? "" : null);
        }
        bool sent = false;
        return connection.SendAsync($"AUTHENTICATE {mechanism}", cancellation, prompted: _ =>
        {
            string? more = !sent ? response : mechanism == "XOAUTH2" ? "" : null;
            sent = true;
            return more;
        });
    }

    private Task<ImapStatus> PlainLogInAsync(IReadOnlySet<string> offered, string secret, CancellationToken cancellation)
    {
        if (offered.Contains("LOGINDISABLED")) throw ImapFault.LogIn("The mail server offers no log-in by password.");
        string command;
        try
        {
            command = $"LOGIN {ImapText.Quoted(account.User)} {ImapText.Quoted(secret)}";
        }
        catch (ArgumentException)
        {
            // Without the cause: its message must not come near a password.
            throw ImapFault.LogIn("The mail server only knows LOGIN, which takes no user or password beyond plain ASCII.");
        }
        return connection.SendAsync(command, cancellation);
    }
}
