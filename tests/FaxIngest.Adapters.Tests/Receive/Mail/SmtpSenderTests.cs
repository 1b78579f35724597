namespace FaxIngest.Receive.Mail;

public sealed class SmtpSenderTests(SmtpServer server) : MailSenderContract(server)
{
    private protected override IMailSender Create(MailRelay relay) => new SmtpSender(relay);
}
