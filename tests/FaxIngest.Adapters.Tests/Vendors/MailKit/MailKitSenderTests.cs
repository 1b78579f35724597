using FaxIngest.Receive;
using FaxIngest.Receive.Mail;

namespace FaxIngest.Tests.Vendors;

public sealed class MailKitSenderTests(SmtpServer server) : MailSenderContract(server)
{
    private protected override IMailSender Create(MailRelay relay) => new MailKitSender(relay);
}
