namespace FaxIngest.Receive.Mail;

public sealed class ImapMailboxTests(DovecotServer server) : MailboxContract(server)
{
    private protected override IMailbox Create(MailAccount account) => new ImapMailbox(account);
}
