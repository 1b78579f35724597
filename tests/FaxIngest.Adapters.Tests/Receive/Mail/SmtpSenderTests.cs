using Microsoft.Extensions.Options;

namespace FaxIngest.Receive.Mail;

public sealed class SmtpSenderTests(SmtpServer server) : IClassFixture<SmtpServer>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Acknowledgement Owed = new("0190aa", "ann@example.org", "1@example.org", new DateTimeOffset(2026, 11, 20, 17, 3, 11, TimeSpan.Zero));

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

    [Fact]
    public void The_answer_says_the_number_and_asks_for_silence()
    {
        string text = AcknowledgementText.Write(Owed, "referrals@example.org", Owed.ReceivedAt.AddMinutes(1));
        Assert.Equal(
            [
                "From: <referrals@example.org>", "To: <ann@example.org>", "Subject: Your message was received: 0190aa", "Date: Fri, 20 Nov 2026 17:04:11 +0000",
                "Message-ID: <0190aa.received@example.org>", "In-Reply-To: <1@example.org>", "References: <1@example.org>", "Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All",
            ], text.Split("\r\n")[..9]);
        Assert.True(System.Text.Ascii.IsValid(text));
        Assert.DoesNotContain("In-Reply-To", AcknowledgementText.Write(Owed with { InReplyTo = null }, "a@b", Owed.ReceivedAt), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("refused@example.org", false)]
    [InlineData("later@example.org", true)]
    public async Task A_refusal_is_for_good_or_for_now(string to, bool later)
    {
        var refused = await Assert.ThrowsAsync<MailboxException>(() => SendAsync(to, "x"));
        Assert.Equal(later, refused.ConnectionLost);
        Assert.False(committed);
        Assert.DoesNotContain("example.org", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_ends_before_the_servers_word_is_uncertain() => Assert.Equal(AcknowledgementEnd.Uncertain, await SendAsync("cut@example.org", "Subject: x\r\n\r\ny"));

    [Fact]
    public async Task A_wrong_password_or_certificate_is_for_an_operator_and_nothing_was_sent()
    {
        var wrong = server.Options;
        (wrong.PasswordFile, wrong.PasswordCommand) = (null, "echo wrong");
        var refused = await Assert.ThrowsAsync<MailboxException>(() => new SmtpSender(Options.Create(wrong)).SendAsync("a@b.org", "x", CommittedAsync, None));
        Assert.Equal(("mail-log-in", true), (refused.Reason.Code, refused.ConnectionLost));
        wrong = server.Options;
        wrong.CertificateFile = null;
        refused = await Assert.ThrowsAsync<MailboxException>(() => new SmtpSender(Options.Create(wrong)).SendAsync("a@b.org", "x", CommittedAsync, None));
        Assert.Equal(("mail-certificate", true), (refused.Reason.Code, refused.ConnectionLost));
        Assert.False(committed);
    }

    [Fact]
    public async Task A_proof_logs_in_and_sends_nothing()
    {
        int before = server.Taken.Count;
        await new SmtpSender(Options.Create(server.Options)).ProveAsync(None);
        Assert.Equal(before, server.Taken.Count);
    }

    [Theory]
    [InlineData("ann@example.org", true)]
    [InlineData("o'neil+x@sub.example.org", true)]
    [InlineData("ann@example.org>\r\nDATA", false)]
    [InlineData("\"a b\"@example.org", false)]
    [InlineData("a@b@c", false)]
    [InlineData("@b", false)]
    [InlineData("a@", false)]
    [InlineData("jörg@example.org", false)]
    [InlineData("-oX@example.org", false)]
    public void Only_plain_addresses_are_answered(string address, bool plain) => Assert.Equal(plain, Acknowledgement.IsPlainAddress(address));

    private Task<AcknowledgementEnd> SendAsync(string to, string message) => new SmtpSender(Options.Create(server.Options)).SendAsync(to, message, CommittedAsync, None);

    private Task CommittedAsync()
    {
        committed = true;
        return Task.CompletedTask;
    }
}
