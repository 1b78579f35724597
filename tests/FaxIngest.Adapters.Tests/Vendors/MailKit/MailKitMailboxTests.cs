using FaxIngest.Receive;
using FaxIngest.Receive.Mail;

namespace FaxIngest.Tests.Vendors;

public sealed class MailKitMailboxTests(DovecotServer server) : MailboxContract(server)
{
    private protected override IMailbox Create(MailAccount account) => new MailKitMailbox(account);
}
