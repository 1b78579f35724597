using System.Text;
using FaxIngest.Receive;
using FaxIngest.Receive.Mail;

namespace FaxIngest.Tests.Vendors;

/// <summary>What comes of servers that fail or lie while a mail is fetched through MailKit: never a mail that is taken for whole.</summary>
public sealed class MailKitFaultsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_well_behaved_server_gives_its_mail()
    {
        using var server = new ScriptedServer(_ => null);
        Assert.Equal("A: b\r\n\r\nText", await WholeAsync(server));
    }

    [Theory]
    [InlineData("* 1 FETCH (UID 7 BODY[] {12}\r\nA: b" + ScriptedServer.Cut)]
    [InlineData("* 1 FETCH (UID 7 BODY[] {12}\r\nA: b\r\n\r\nText" + ScriptedServer.Cut)]
    [InlineData("* 1 FETCH (UID 7 BODY[] {1000001}\r\nA: b")]
    [InlineData("* 1 FETCH (UID 7 BODY[] {99999999999999999}\r\n")]
    [InlineData("* 1 FETCH (UID 8 BODY[] {4}\r\nA: b)\r\n# OK\r\n")]
    [InlineData("* 1 FETCH (UID 7 BODY[] {4}\r\nA: b)\r\n* 1 FETCH (UID 7 BODY[] {4}\r\nA: c)\r\n# OK\r\n")]
    [InlineData("* 1 FETCH (UID 7 BODY[] {4}\r\nA: b)\r\n# NO [UNAVAILABLE] later\r\n")]
    public async Task A_mail_that_does_not_come_whole_is_a_fault(string answer)
    {
        using var server = new ScriptedServer(heard => heard.Contains("BODY.PEEK", StringComparison.Ordinal) ? answer : null);
        var fault = await Assert.ThrowsAnyAsync<MailboxException>(() => WholeAsync(server));
        Assert.DoesNotContain("UNAVAILABLE", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_starttls_never_hears_the_secret()
    {
        using var server = new ScriptedServer(_ => null, tls: false);
        var fault = await Assert.ThrowsAsync<MailboxException>(() => new MailKitMailbox(Patient(server) with { StartTls = true }).ConnectAsync(None));
        Assert.Equal("mail-log-in", fault.Reason.Code);
        Assert.DoesNotContain(server.Heard, line => line.Contains("AUTHENTICATE", StringComparison.Ordinal) || line.Contains("LOGIN", StringComparison.Ordinal));
    }

    private static MailAccount Patient(ScriptedServer server) => server.Account with { Patience = TimeSpan.FromSeconds(5) };

    private static async Task<string> WholeAsync(ScriptedServer server)
    {
        await using var session = await new MailKitMailbox(Patient(server)).ConnectAsync(None);
        await session.OpenAsync("INBOX", readOnly: false, None);
        uint uid = Assert.Single(await session.SearchAsync(unseen: false, None));
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 17, 0, 0, TimeSpan.Zero), (await session.DescribeAsync(uid, None))!.ReceivedAt);
        using var bytes = new MemoryStream();
        Assert.True(await session.FetchAsync(uid, (stream, cancellation) => stream.CopyToAsync(bytes, cancellation), None));
        return Encoding.Latin1.GetString(bytes.ToArray());
    }
}
