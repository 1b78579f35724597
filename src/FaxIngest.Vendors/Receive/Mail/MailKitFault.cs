using System.Net.Sockets;
using FaxIngest.Model;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;

namespace FaxIngest.Receive.Mail;

/// <summary>Turns MailKit's exceptions into ours. Their messages hold what the server said, which may quote a mail, so none is taken over.</summary>
internal static class MailKitFault
{
    internal static MailboxException Protocol() => new(new Reason("mail-protocol", "The mail server answered something that makes no sense."), connectionLost: true);

    internal static MailboxException Refused() => new(new Reason("mail-refused", "The mail server refused a step."), connectionLost: false);

    /// <summary>Does the work; faults of server and network come out as <see cref="MailboxException"/>.</summary>
    internal static async Task<T> GuardAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (Of(fault, cancellation) is { } known)
        {
            throw known;
        }
    }

    /// <summary>The fault, or null: it is ours already, or no fault of the server.</summary>
    internal static MailboxException? Of(Exception fault, CancellationToken cancellation) => fault switch
    {
        MailboxException => null,
        OperationCanceledException when cancellation.IsCancellationRequested => null,
        OperationCanceledException or TimeoutException => Lost("mail-silent", "The mail server did not answer in time."),
        SslHandshakeException => Lost("mail-certificate", "The mail server's certificate is not one that is trusted here."),
        AuthenticationException or SaslException => Lost("mail-log-in", "The mail server refused the log-in."),
        ImapCommandException => Refused(),
        ImapProtocolException => Protocol(),
        ServiceNotConnectedException or ServiceNotAuthenticatedException or ObjectDisposedException => Lost("mail-closed", "The connection to the mail server has ended."),
        // What MailKit makes of a server without STARTTLS, IDLE, or any log-in that it knows.
        NotSupportedException => Lost("mail-log-in", "The mail server cannot do what is asked of it: check the settings of its encryption and log-in."),
        SocketException => Lost("mail-unreachable", "The mail server cannot be reached."),
        IOException => Lost("mail-closed", "The connection to the mail server broke off."),
        _ => null,
    };

    private static MailboxException Lost(string code, string message) => new(new Reason(code, message), connectionLost: true);
}
