using FaxIngest.Check;
using FaxIngest.Receive;
using FaxIngest.Receive.Mail;

namespace FaxIngest.Service.Tests.Check;

/// <summary>What <c>faxingest check</c> proves about mailboxes, against a real server that knows rights.</summary>
public sealed class MailProofsTests(MailProofsTests.ServerWithRights server) : IClassFixture<MailProofsTests.ServerWithRights>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string user = server.NewUser();
    private readonly MailOptions options = new() { Host = "localhost" };

    [Fact]
    public async Task A_mailbox_in_order_is_said_to_be_and_is_not_touched()
    {
        server.Deliver(user, SomeMail.Number(1));
        string found = await ProveAsync();
        Assert.Contains("folder INBOX with 1 mails", found, StringComparison.Ordinal);
        Assert.Contains("may put mails into Processed", found, StringComparison.Ordinal);
        Assert.Equal("", DovecotServer.Flags(Assert.Single(server.Mails(user))));
    }

    [Fact]
    public async Task A_missing_processed_folder_is_named()
    {
        options.ProcessedFolder = "Elsewhere";
        Assert.Contains("Elsewhere (Receive:Mail:ProcessedFolder) is not there", await FailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_processed_folder_without_the_right_to_insert_is_named()
    {
        File.WriteAllText(Path.Combine(server.Mailbox(user, ".Processed"), "dovecot-acl"), "owner lrws\n");
        Assert.Contains("lacks the rights i (RFC 4314) on the folder Processed", await FailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_can_only_be_read_is_named()
    {
        File.WriteAllText(Path.Combine(server.Mailbox(user, ""), "dovecot-acl"), "owner lr\n");
        Assert.Contains("INBOX", await FailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_named_with_the_settings_to_mend()
    {
        var wrong = await Assert.ThrowsAsync<ProofException>(() =>
            MailProofs.ProveMailboxAsync(new ImapMailbox(server.Account(user) with { Secret = _ => Task.FromResult("wrong") }), options, None));
        Assert.Contains("refused the log-in", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("PasswordFile", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_maildir_is_proved_and_one_that_is_none_is_named()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in (string[])["new", "cur"]) Directory.CreateDirectory(folder.At(name));
        Assert.Contains("0 new mails", MailProofs.ProveMaildir(new() { Path = folder.Path }), StringComparison.Ordinal);
        Assert.Contains("is no Maildir", Assert.Throws<ProofException>(() => MailProofs.ProveMaildir(new() { Path = folder.At("new") })).Message, StringComparison.Ordinal);
        Assert.Contains("0 mails", MailProofs.ProveFiles(new() { Path = folder.Path }), StringComparison.Ordinal);
        Assert.Contains("is not there", Assert.Throws<ProofException>(() => MailProofs.ProveFiles(new() { Path = folder.At("gone") })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_set_is_no_fault()
    {
        Assert.StartsWith("none", MailProofs.ProveMaildir(new()), StringComparison.Ordinal);
        Assert.StartsWith("none", MailProofs.ProveFiles(new()), StringComparison.Ordinal);
    }

    private Task<string> ProveAsync() => MailProofs.ProveMailboxAsync(new ImapMailbox(server.Account(user)), options, None);

    private async Task<string> FailAsync() => (await Assert.ThrowsAsync<ProofException>(ProveAsync)).Message;

    /// <summary>Dovecot with access control lists.</summary>
    public sealed class ServerWithRights() : DovecotServer("mail_plugins = acl\nprotocol imap {\n mail_plugins = acl imap_acl\n}\nplugin {\n acl = vfile\n}");
}
