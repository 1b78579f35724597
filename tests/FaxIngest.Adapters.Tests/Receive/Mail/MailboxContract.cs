using System.Security.Cryptography;

namespace FaxIngest.Receive.Mail;

/// <summary>What every mailbox client must do, against a real server. Subclass it and give the client.</summary>
public abstract class MailboxContract(DovecotServer server) : IClassFixture<DovecotServer>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string user = server.NewUser();

    private protected abstract IMailbox Create(MailAccount account);

    private MailAccount Account => server.Account(user);

    [Fact]
    public async Task It_logs_in_and_says_what_the_server_can_do()
    {
        await using var session = await Create(Account).ConnectAsync(None);
        Assert.Equal(new MailboxAbilities(Move: true, UidPlus: true, Idle: true), session.Abilities);
        Assert.True(session.Abilities.CanMove);
    }

    [Fact]
    public async Task An_open_folder_has_a_validity_that_stays()
    {
        server.Deliver(user, SomeMail.Number(1));
        var first = await OnceAsync(session => session.OpenAsync("INBOX", readOnly: false, None));
        Assert.True(first is { UidValidity: > 0, Exists: 1, Writable: true });
        Assert.Equal(first with { Writable = false }, await OnceAsync(session => session.OpenAsync("INBOX", readOnly: true, None)));
    }

    [Fact]
    public async Task A_search_gives_all_mails_ascending_and_sees_what_came_meanwhile()
    {
        await using var session = await OpenAsync();
        Assert.Empty(await session.SearchAsync(unseen: false, None));
        foreach (int number in Enumerable.Range(1, 30)) server.Deliver(user, SomeMail.Number(number));
        var found = await session.SearchAsync(unseen: false, None);
        Assert.Equal(30, found.Count);
        Assert.Equal(found.Order(), found);
        await session.MarkSeenAsync(found[3], None);
        Assert.Equal(found, await session.SearchAsync(unseen: false, None));
        Assert.Equal(found.Except([found[3]]), await session.SearchAsync(unseen: true, None));
    }

    public static TheoryData<int> Sizes() => [0, 1, 1000, 65_536, 3_000_000];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_fetched_mail_has_the_exact_bytes_and_stays_unseen(int size)
    {
        byte[] message = SomeMail.Large(size);
        server.Deliver(user, message);
        await using var session = await OpenAsync();
        uint uid = Assert.Single(await session.SearchAsync(unseen: false, None));
        Assert.Equal(SHA256.HashData(SomeMail.WithCrLf(message)), SHA256.HashData(await FetchAsync(session, uid)));
        Assert.False((await session.DescribeAsync(uid, None))!.Seen);
    }

    [Fact]
    public async Task A_mail_is_described_by_size_time_and_flags()
    {
        var received = new DateTimeOffset(2026, 11, 20, 17, 3, 11, TimeSpan.Zero);
        byte[] message = SomeMail.Number(1);
        server.Deliver(user, message, received);
        await using var session = await OpenAsync();
        uint uid = Assert.Single(await session.SearchAsync(unseen: false, None));
        Assert.Equal(new MailSummary(SomeMail.WithCrLf(message).Length, received, Seen: false, Deleted: false), await session.DescribeAsync(uid, None));
        await session.MarkSeenAsync(uid, None);
        Assert.True((await session.DescribeAsync(uid, None))!.Seen);
    }

    [Fact]
    public async Task A_moved_mail_lies_in_the_other_folder_seen_and_not_marked_deleted()
    {
        foreach (int number in Enumerable.Range(1, 3)) server.Deliver(user, SomeMail.Number(number));
        await using var session = await OpenAsync();
        var found = await session.SearchAsync(unseen: false, None);
        await session.MarkSeenAsync(found[1], None);
        await session.MoveAsync(found[1], "Processed", None);
        Assert.Equal([found[0], found[2]], await session.SearchAsync(unseen: false, None));
        Assert.Equal("S", DovecotServer.Flags(Assert.Single(server.Mails(user, ".Processed"))));
    }

    [Fact]
    public async Task A_mail_that_is_gone_is_no_fault()
    {
        server.Deliver(user, SomeMail.Number(1));
        await using var session = await OpenAsync();
        uint uid = Assert.Single(await session.SearchAsync(unseen: false, None));
        await using (var person = await OpenAsync()) await person.MoveAsync(uid, "Processed", None);
        Assert.Null(await session.DescribeAsync(uid, None));
        Assert.False(await session.FetchAsync(uid, (_, _) => throw new InvalidOperationException("nothing is to be taken"), None));
        await session.MarkSeenAsync(uid, None);
        await session.MoveAsync(uid, "Processed", None);
        Assert.Single(server.Mails(user, ".Processed"));
    }

    [Fact]
    public async Task A_refused_move_leaves_the_mail_and_the_session()
    {
        server.Deliver(user, SomeMail.Number(1));
        await using var session = await OpenAsync();
        uint uid = Assert.Single(await session.SearchAsync(unseen: false, None));
        var refused = await Assert.ThrowsAsync<MailboxException>(() => session.MoveAsync(uid, "Nowhere", None));
        Assert.Equal(("mail-refused", false), (refused.Reason.Code, refused.ConnectionLost));
        Assert.Equal([uid], await session.SearchAsync(unseen: false, None));
    }

    [Fact]
    public async Task A_mail_over_the_limit_is_not_handed_on()
    {
        server.Deliver(user, SomeMail.Large(200_000));
        await using var session = await OpenAsync(Account with { LargestMail = 100_000 });
        uint uid = Assert.Single(await session.SearchAsync(unseen: false, None));
        var tooLarge = await Assert.ThrowsAsync<MailTooLargeException>(() => session.FetchAsync(uid, (_, _) => throw new InvalidOperationException("nothing is to be taken"), None));
        Assert.True(tooLarge.Size > 200_000 && tooLarge.ConnectionLost);
    }

    [Fact]
    public async Task A_taker_that_fails_ends_the_session_with_its_own_fault()
    {
        server.Deliver(user, SomeMail.Large(200_000));
        await using var session = await OpenAsync();
        uint uid = Assert.Single(await session.SearchAsync(unseen: false, None));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => session.FetchAsync(uid, (_, _) => throw new UnauthorizedAccessException(), None));
    }

    [Fact]
    public async Task A_wrong_password_is_refused_with_a_sentence()
    {
        var refused = await Assert.ThrowsAsync<MailboxException>(() => Create(Account with { Secret = _ => Task.FromResult("wrong \"\\ pässword") }).ConnectAsync(None));
        Assert.Equal("mail-log-in", refused.Reason.Code);
    }

    [Fact]
    public async Task A_server_that_is_away_is_an_outage()
    {
        var away = await Assert.ThrowsAsync<MailboxException>(() => Create(Account with { Port = DovecotServer.FreePort() }).ConnectAsync(None));
        Assert.Equal(("mail-unreachable", true), (away.Reason.Code, away.ConnectionLost));
    }

    [Fact]
    public async Task A_certificate_of_nobody_known_is_refused_before_the_secret_is_asked_for()
    {
        bool asked = false;
        var account = Account with { Certificate = null, Secret = _ => { asked = true; return Task.FromResult(DovecotServer.Password); } };
        var refused = await Assert.ThrowsAsync<MailboxException>(() => Create(account).ConnectAsync(None));
        Assert.Equal(("mail-certificate", false), (refused.Reason.Code, asked));
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        var refused = await Assert.ThrowsAsync<MailboxException>(() => Create(Account with { Host = "127.0.0.1" }).ConnectAsync(None));
        Assert.Equal("mail-certificate", refused.Reason.Code);
    }

    [Theory]
    [InlineData("Bearbeitet & fertig – 済", ".Bearbeitet &- fertig &IBM- &bgg-")]
    [InlineData("A \"quoted\" \\ name", ".A \"quoted\" \\ name")]
    public async Task Folder_names_of_any_letters_are_found(string name, string onDisk)
    {
        server.MakeFolder(user, onDisk);
        server.Deliver(user, SomeMail.Number(1));
        await using var session = await OpenAsync();
        Assert.True((await session.AccessAsync(name, None)).Exists);
        await session.MoveAsync(Assert.Single(await session.SearchAsync(unseen: false, None)), name, None);
        Assert.Single(server.Mails(user, onDisk));
    }

    [Theory]
    [InlineData("a\r\nF9 DELETE INBOX")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public async Task A_folder_name_cannot_become_a_command(string name)
    {
        await using var session = await OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => session.AccessAsync(name, None));
        Assert.Empty(await session.SearchAsync(unseen: false, None));
    }

    [Fact]
    public async Task A_missing_folder_is_seen_as_missing()
    {
        await using var session = await OpenAsync();
        Assert.False((await session.AccessAsync("Nowhere", None)).Exists);
        var refused = await Assert.ThrowsAsync<MailboxException>(() => session.OpenAsync("Nowhere", readOnly: false, None));
        Assert.False(refused.ConnectionLost);
    }

    [Fact]
    public async Task Waiting_ends_when_a_mail_comes_and_the_session_goes_on()
    {
        await using var session = await OpenAsync();
        var wait = session.WaitAsync(TimeSpan.FromMinutes(1), None);
        server.Deliver(user, SomeMail.Number(1));
        Assert.True(await wait.WaitAsync(TimeSpan.FromSeconds(40)));
        Assert.Single(await session.SearchAsync(unseen: false, None));
    }

    [Fact]
    public async Task Waiting_ends_after_its_time_and_the_session_goes_on()
    {
        await using var session = await OpenAsync();
        Assert.False(await session.WaitAsync(TimeSpan.FromMilliseconds(200), None));
        Assert.False(await session.WaitAsync(TimeSpan.FromMilliseconds(200), None));
        server.Deliver(user, SomeMail.Number(1));
        Assert.Single(await session.SearchAsync(unseen: false, None));
    }

    [Fact]
    public async Task Waiting_can_be_canceled()
    {
        await using var session = await OpenAsync();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.WaitAsync(TimeSpan.FromMinutes(1), stop.Token));
    }

    private protected static async Task<byte[]> FetchAsync(IMailboxSession session, uint uid)
    {
        using var bytes = new MemoryStream();
        Assert.True(await session.FetchAsync(uid, (stream, cancellation) => stream.CopyToAsync(bytes, cancellation), None));
        return bytes.ToArray();
    }

    private async Task<IMailboxSession> OpenAsync(MailAccount? account = null)
    {
        var session = await Create(account ?? Account).ConnectAsync(None);
        await session.OpenAsync("INBOX", readOnly: false, None);
        return session;
    }

    private async Task<T> OnceAsync<T>(Func<IMailboxSession, Task<T>> work)
    {
        await using var session = await Create(Account).ConnectAsync(None);
        return await work(session);
    }
}
