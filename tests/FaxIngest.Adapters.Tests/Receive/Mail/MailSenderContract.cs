namespace FaxIngest.Receive.Mail;

/// <summary>What every sender of answers must do, against a real SMTP server. Another client is tested by subclassing this.</summary>
public abstract class MailSenderContract(SmtpServer server) : IClassFixture<SmtpServer>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private protected abstract IMailSender Create(MailRelay relay);

    private bool committed;

    [Fact]
    public async Task A_message_goes_out_secured_logged_in_and_without_a_return_path()
    {
        string to = $"a{Guid.NewGuid():N}@example.org";
        Assert.Equal(AcknowledgementEnd.Sent, await SendAsync(to, "Subject: x\r\n\r\n.a line\r\n.\r\n..\r\nend"));
        Assert.True(committed);
        string taken = server.Taken.Single(message => message.Contains(to, StringComparison.Ordinal));
        Assert.StartsWith($"from=<> to={to} tls=True user=True\r\n", taken, StringComparison.Ordinal);
        Assert.EndsWith("\r\n.a line\r\n.\r\n..\r\nend\r\n", taken, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("refused@example.org", false)]
    [InlineData("later@example.org", true)]
    public async Task A_refusal_is_for_good_or_for_now(string to, bool later)
    {
        var refused = await Assert.ThrowsAsync<MailboxException>(() => SendAsync(to, "Subject: x\r\n\r\ny"));
        Assert.Equal(later, refused.ConnectionLost);
        Assert.False(committed);
        Assert.DoesNotContain("example.org", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spam@example.org", false)]
    [InlineData("full@example.org", true)]
    public async Task A_refusal_of_the_message_itself_is_no_doubt(string to, bool later)
    {
        var refused = await Assert.ThrowsAsync<MailboxException>(() => SendAsync(to, "Subject: x\r\n\r\ny"));
        Assert.Equal(("mail-refused", later), (refused.Reason.Code, refused.ConnectionLost));
        Assert.True(committed);
        Assert.DoesNotContain("5.7.1", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_written_down_is_not_sent()
    {
        string to = $"b{Guid.NewGuid():N}@example.org";
        await Assert.ThrowsAsync<InvalidOperationException>(() => Create(server.Options.ToRelay()).SendAsync(to, "Subject: x\r\n\r\ny", () => throw new InvalidOperationException("disk full"), None));
        Assert.DoesNotContain(server.Taken, message => message.Contains(to, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_is_silent_about_a_message_may_have_it()
    {
        var options = server.Options;
        options.Patience = TimeSpan.FromSeconds(2);
        Assert.Equal(AcknowledgementEnd.Uncertain, await Create(options.ToRelay()).SendAsync("silent@example.org", "Subject: x\r\n\r\ny", CommittedAsync, None));
    }

    [Fact]
    public async Task A_server_that_is_away_was_sent_nothing()
    {
        var options = server.Options;
        options.Port = DovecotServer.FreePort();
        var away = await Assert.ThrowsAsync<MailboxException>(() => Create(options.ToRelay()).SendAsync("a@b.org", "Subject: x\r\n\r\ny", CommittedAsync, None));
        Assert.Equal(("mail-unreachable", true), (away.Reason.Code, away.ConnectionLost));
    }

    [Fact]
    public async Task An_address_that_could_hold_a_command_is_refused_before_anything_is_said() =>
        await Assert.ThrowsAsync<ArgumentException>(() => SendAsync("a@b.org>\r\nRCPT TO:<c@d.org", "x"));

    [Theory]
    [InlineData("cut@example.org")]
    [InlineData("babble@example.org")]
    public async Task A_connection_that_ends_before_the_servers_word_is_uncertain_and_so_is_a_word_that_makes_no_sense(string to) =>
        Assert.Equal(AcknowledgementEnd.Uncertain, await SendAsync(to, "Subject: x\r\n\r\ny"));

    [Fact]
    public async Task A_wrong_password_or_certificate_is_for_an_operator_and_nothing_was_sent()
    {
        var wrong = server.Options;
        (wrong.PasswordFile, wrong.PasswordCommand) = (null, "echo wrong");
        var refused = await Assert.ThrowsAsync<MailboxException>(() => Create(wrong.ToRelay()).SendAsync("a@b.org", "Subject: x\r\n\r\ny", CommittedAsync, None));
        Assert.Equal(("mail-log-in", true), (refused.Reason.Code, refused.ConnectionLost));
        wrong = server.Options;
        wrong.CertificateFile = null;
        refused = await Assert.ThrowsAsync<MailboxException>(() => Create(wrong.ToRelay()).SendAsync("a@b.org", "Subject: x\r\n\r\ny", CommittedAsync, None));
        Assert.Equal(("mail-certificate", true), (refused.Reason.Code, refused.ConnectionLost));
        Assert.False(committed);
    }

    [Fact]
    public async Task A_proof_logs_in_and_sends_nothing()
    {
        int before = server.Taken.Count;
        await Create(server.Options.ToRelay()).ProveAsync(None);
        Assert.Equal(before, server.Taken.Count);
    }

    private Task<AcknowledgementEnd> SendAsync(string to, string message) => Create(server.Options.ToRelay()).SendAsync(to, message, CommittedAsync, None);

    private Task CommittedAsync()
    {
        committed = true;
        return Task.CompletedTask;
    }
}
