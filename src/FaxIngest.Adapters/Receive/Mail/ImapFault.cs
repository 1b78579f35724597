using FaxIngest.Model;

namespace FaxIngest.Receive.Mail;

/// <summary>The faults that speaking to a mail server can end in, each with its sentence.</summary>
internal static class ImapFault
{
    public static MailboxException Unreachable(Exception cause) => new(new Reason("mail-unreachable", "The mail server cannot be reached."), connectionLost: true, cause);

    public static MailboxException Certificate(Exception cause) => new(
        new Reason("mail-certificate", "The mail server's certificate is not trusted or is for another name."), connectionLost: true, cause);

    public static MailboxException Silent() => new(new Reason("mail-silent", "The mail server did not answer in time."), connectionLost: true);

    public static MailboxException Closed(Exception? cause = null) => new(new Reason("mail-closed", "The mail server ended the connection."), connectionLost: true, cause);

    public static MailboxException Protocol(string what) => new(new Reason("mail-protocol", $"The mail server did not keep to the protocol: {what}."), connectionLost: true);

    public static MailboxException LogIn(string what) => new(new Reason("mail-log-in", what), connectionLost: true);

    public static MailboxException Refused(string step, string? code) => new(
        new Reason("mail-refused", code is null ? $"The mail server refused to {step}." : $"The mail server refused to {step} ({code})."), connectionLost: false);
}
