using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Receive;
using FaxIngest.Receive.Mail;

namespace FaxIngest.Service.Tests.Work;

/// <summary>Answers to senders of mails, handed to a real mail server.</summary>
public sealed class AcknowledgeWorkTests : IClassFixture<SmtpServer>, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly SmtpServer server;
    private readonly WorkBench bench;
    private readonly string sender = $"ann{Guid.NewGuid():N}@example.org";
    private int mails;

    public AcknowledgeWorkTests(SmtpServer server)
    {
        this.server = server;
        bench = new() { Acknowledge = server.Options };
        bench.OnRead = (_, _) => Task.FromResult(new ReadResult { Mail = new() { From = sender, Subject = "A secret subject", MessageId = "id@example.org", MayBeAnswered = true } });
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_mail_that_was_read_is_answered_once_with_its_number_and_nothing_of_its_content()
    {
        string id = await ReadAsync();
        Assert.Empty(Answers());
        Assert.True(await bench.AcknowledgeWork.StepAsync(None));
        Assert.False(await bench.AcknowledgeWork.StepAsync(None));
        string answer = Assert.Single(Answers());
        Assert.Contains($"Its tracking number is {id}.", answer, StringComparison.Ordinal);
        Assert.Contains("In-Reply-To: <id@example.org>", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer, StringComparison.OrdinalIgnoreCase);
        var sent = Assert.Single(await bench.Store.EventsAsync(id, None), e => e.Action == "acknowledgement-sent");
        Assert.DoesNotContain("ann", sent.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_goes_to_reply_to_before_from()
    {
        bench.OnRead = (_, _) => Task.FromResult(new ReadResult { Mail = new() { From = "elsewhere@example.org", ReplyTo = sender, MayBeAnswered = true } });
        await ReadAsync();
        await bench.AcknowledgeWork.StepAsync(None);
        Assert.Single(Answers());
    }

    [Theory]
    [InlineData("a program")]
    [InlineData("a fax")]
    [InlineData("switched off")]
    [InlineData("an address that is none")]
    public async Task Nobody_else_is_answered(string why)
    {
        if (why == "a program") bench.OnRead = (_, _) => Task.FromResult(new ReadResult { Mail = new() { From = sender, Nature = MailNatures.AutoReply, MayBeAnswered = false } });
        if (why == "switched off") bench.Acknowledge = new();
        if (why == "an address that is none") bench.OnRead = (_, _) => Task.FromResult(new ReadResult { Mail = new() { From = sender + ">\r\nX: y", MayBeAnswered = true } });
        await ReadAsync(why == "a fax" ? "fax" : "mail");
        bench.Acknowledge = server.Options;
        Assert.False(await bench.AcknowledgeWork.StepAsync(None));
        Assert.Empty(Answers());
    }

    [Fact]
    public async Task A_sender_is_answered_so_often_a_day_and_no_more()
    {
        bench.Acknowledge.PerSenderPerDay = 2;
        for (int i = 0; i < 4; i++) await ReadAsync();
        for (int i = 0; i < 4; i++) Assert.True(await bench.AcknowledgeWork.StepAsync(None));
        Assert.Equal(2, Answers().Count);
        Assert.Equal(2, (await bench.Acknowledgements.CountAsync(None))["dropped"]);
    }

    [Fact]
    public async Task Above_the_limit_over_all_answers_wait()
    {
        bench.Acknowledge.PerHour = 1;
        await ReadAsync();
        await ReadAsync();
        Assert.True(await bench.AcknowledgeWork.StepAsync(None));
        Assert.False(await bench.AcknowledgeWork.StepAsync(None));
        Assert.Equal(1, (await bench.Acknowledgements.CountAsync(None))["waiting"]);
    }

    [Fact]
    public async Task We_do_not_answer_ourselves()
    {
        bench.OnRead = (_, _) => Task.FromResult(new ReadResult { Mail = new() { From = "Referrals@Example.org", MayBeAnswered = true } });
        await ReadAsync();
        Assert.True(await bench.AcknowledgeWork.StepAsync(None));
        Assert.Equal(1, (await bench.Acknowledgements.CountAsync(None))["dropped"]);
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_again_later_and_what_it_may_have_taken_is_not()
    {
        await ReadAsync();
        bench.Acknowledge.Port = DovecotServer.FreePort();
        await Assert.ThrowsAsync<MailboxException>(() => bench.AcknowledgeWork.StepAsync(None));
        Assert.Equal(1, (await bench.Acknowledgements.CountAsync(None))["waiting"]);

        bench.Acknowledge = server.Options;
        bench.OnRead = (_, _) => Task.FromResult(new ReadResult { Mail = new() { From = "cut@example.org", MayBeAnswered = true } });
        await ReadAsync();
        Assert.True(await bench.AcknowledgeWork.StepAsync(None));
        Assert.Equal(1, (await bench.Acknowledgements.CountAsync(None))["uncertain"]);
        Assert.False(await bench.AcknowledgeWork.StepAsync(None));
    }

    private IReadOnlyList<string> Answers() => [.. server.Taken.Where(message => message.Contains(sender, StringComparison.Ordinal))];

    /// <summary>A mail comes and is read.</summary>
    private async Task<string> ReadAsync(string channel = "mail")
    {
        string number = (++mails).ToString("x64", System.Globalization.CultureInfo.InvariantCulture);
        using var bytes = new MemoryStream(SomeMail.Number(mails));
        var (sha256, length) = await bench.Blobs.PutAsync(bytes, None);
        var admission = await bench.Store.AdmitAsync(new Arrival(sha256, length, "mail.eml", new Source(channel, DateTimeOffset.UnixEpoch), number), None);
        await bench.Runner.RunOneAsync(bench.ReadWork, None);
        Assert.Equal(FaxState.Read, (await bench.Store.FindAsync(admission.FaxId, None))!.State);
        return admission.FaxId;
    }
}
