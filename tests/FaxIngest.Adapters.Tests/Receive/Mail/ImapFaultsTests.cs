using System.Diagnostics;
using System.Text;

namespace FaxIngest.Receive.Mail;

/// <summary>What the own client makes of servers that fail, lie or attack.</summary>
public sealed class ImapFaultsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<string, string, string> BrokenAnswers() => new()
    {
        // command that is answered so · answer · code of the fault
        { "", "* BYE too busy\r\n", "mail-closed" },
        { "", "220 smtp.example.org ESMTP\r\n", "mail-protocol" },
        { "", "* PREAUTH welcome\r\n", "mail-protocol" },
        { "", ScriptedServer.Silence, "mail-silent" },
        { "", "* OK" + ScriptedServer.Cut, "mail-closed" },
        { "", "* OK " + new string('x', 2_000_000) + "\r\n", "mail-protocol" },
        { "AUTHENTICATE", "# NO [AUTHENTICATIONFAILED] no\r\n", "mail-log-in" },
        { "AUTHENTICATE", "# BAD what\r\n", "mail-log-in" },
        { "AUTHENTICATE", ScriptedServer.Silence, "mail-silent" },
        { "AUTHENTICATE", "+ go on\r\n", "mail-protocol" },
        { "SELECT", "* BYE [UNAVAILABLE] restarting\r\n" + ScriptedServer.Cut, "mail-closed" },
        { "SELECT", "* 1 EXISTS\r\n# OK done\r\n", "mail-protocol" },
        { "SELECT", "# NO [NONEXISTENT] no\r\n", "mail-refused" },
        { "SELECT", "\u0000\u0001garbage\r\n", "mail-protocol" },
        { "SELECT", "F999 OK not yours\r\n", "mail-protocol" },
        { "UID SEARCH", "* SEARCH 1 2" + ScriptedServer.Cut, "mail-closed" },
        { "UID SEARCH", "* SEARCH \"open\r\n# OK\r\n", "mail-protocol" },
        { "UID SEARCH", "* 1 FETCH (X {2000000}\r\n", "mail-protocol" },
        { "UID SEARCH", "* OK [UIDVALIDITY 43] new\r\n* SEARCH 7\r\n# OK\r\n", "mail-closed" },
        { "UID FETCH 7 (UID RFC822", "* 1 FETCH (UID\r\n# OK\r\n", "mail-protocol" },
        { "UID FETCH 7 (UID RFC822", "* 1 FETCH (UID 7 INTERNALDATE \"yesterday\" RFC822.SIZE 1)\r\n# OK\r\n", "mail-protocol" },
        { "UID FETCH 7 (UID BODY", "* 1 FETCH (UID 7 BODY[] {12}\r\nA: b" + ScriptedServer.Cut, "mail-closed" },
        { "UID FETCH 7 (UID BODY", "* 1 FETCH (UID 7 BODY[] {12}\r\nA: b\r\n\r\nText" + ScriptedServer.Cut, "mail-closed" },
        { "UID FETCH 7 (UID BODY", "* 1 FETCH (UID 7 BODY[] {1000001}\r\n", "mail-too-large" },
        { "UID FETCH 7 (UID BODY", "* 1 FETCH (UID 7 BODY[] {99999999999999999}\r\n", "mail-too-large" },
        { "UID FETCH 7 (UID BODY", "* 1 FETCH (UID 8 BODY[] {4}\r\nA: b)\r\n# OK\r\n", "mail-protocol" },
        { "UID FETCH 7 (UID BODY", "* 1 FETCH (BODY[] {4}\r\nA: b)\r\n# OK\r\n", "mail-protocol" },
        { "UID FETCH 7 (UID BODY", "* 1 FETCH (UID 7 BODY[] {4}\r\nA: b)\r\n* 1 FETCH (UID 7 BODY[] {4}\r\nA: c)\r\n# OK\r\n", "mail-protocol" },
        { "UID FETCH 7 (UID BODY", "* 1 FETCH (UID 7 BODY[] NIL)\r\n# OK\r\n", "mail-refused" },
        { "UID FETCH 7 (UID BODY", "* 1 FETCH (UID 7 BODY[] {4}\r\nA: b)\r\n# NO [UNAVAILABLE] later\r\n", "mail-refused" },
        { "UID FETCH 7 (UID BODY", "* 1 FETCH (UID 7 BODY[] {12}\r\nA: b" + "\u0004hold", "mail-silent" },
    };

    [Theory]
    [MemberData(nameof(BrokenAnswers))]
    public async Task A_broken_answer_is_a_fault_of_the_mailbox_and_nothing_is_taken_for_whole(string command, string answer, string code)
    {
        bool hold = answer.EndsWith("\u0004hold", StringComparison.Ordinal);
        using var server = new ScriptedServer(heard => command.Length == 0 ? (heard.Length == 0 ? answer : null) : heard.StartsWith(command, StringComparison.Ordinal) ? answer.Replace("\u0004hold", "", StringComparison.Ordinal) : null);
        var watch = Stopwatch.StartNew();
        var fault = await Assert.ThrowsAnyAsync<MailboxException>(() => WholeAsync(server));
        Assert.Equal(code, fault.Reason.Code);
        Assert.True(hold == (code == "mail-silent") || !hold);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
        Assert.DoesNotContain("garbage", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_well_behaved_server_gives_its_mail()
    {
        using var server = new ScriptedServer(_ => null);
        Assert.Equal("A: b\r\n\r\nText", await WholeAsync(server));
    }

    public static TheoryData<string> OddAnswers() => new()
    {
        "* 1 FETCH (BODY[] {12}\r\nA: b\r\n\r\nText UID 7)\r\n# OK\r\n",
        "* 1 FETCH (FLAGS (\\Seen))\r\n* 2 FETCH (UID 8 FLAGS ())\r\n* 1 FETCH (UID 7 BODY[] ~{12}\r\nA: b\r\n\r\nText FLAGS (\\Recent))\r\n* 5 EXISTS\r\n# OK\r\n",
        "* OK [ALERT] a sentence that ends like a literal {5}\r\n* 1 FETCH (UID 7 BODY[] {12}\r\nA: b\r\n\r\nText)\r\n# OK\r\n",
        "* 1 FETCH (UID 7 MODSEQ (65402) ENVELOPE (NIL \"a \\\"quoted\\\" (word)\" NIL {3}\r\nx)y NIL) body[] {12}\r\nA: b\r\n\r\nText)\r\n# ok\r\n",
    };

    [Theory]
    [MemberData(nameof(OddAnswers))]
    public async Task What_the_protocol_allows_is_understood(string answer)
    {
        using var server = new ScriptedServer(heard => heard.Contains("BODY.PEEK", StringComparison.Ordinal) ? answer : null);
        Assert.Equal("A: b\r\n\r\nText", await WholeAsync(server));
    }

    [Fact]
    public async Task A_short_message_as_a_quoted_string_is_taken()
    {
        using var server = new ScriptedServer(heard => heard.Contains("BODY.PEEK", StringComparison.Ordinal) ? "* 1 FETCH (UID 7 BODY[] \"A: \\\"b\\\"\")\r\n# OK\r\n" : null);
        Assert.Equal("A: \"b\"", await WholeAsync(server));
    }

    [Theory]
    [InlineData("OK")]
    [InlineData("NO")]
    public async Task What_is_sent_of_a_mail_that_was_expunged_meanwhile_counts_for_nothing(string word)
    {
        using var server = new ScriptedServer(heard => !heard.StartsWith("UID FETCH", StringComparison.Ordinal) ? null
            : $"* 1 FETCH (UID 7 RFC822.SIZE 0 INTERNALDATE \"01-Jan-1970 00:00:00 +0000\" FLAGS (){(heard.Contains("BODY", StringComparison.Ordinal) ? " BODY[] {0}\r\n" : "")})\r\n# {word} [EXPUNGEISSUED] some are gone\r\n");
        await using var session = await OpenAsync(server.Account);
        Assert.Null(await session.DescribeAsync(7, None));
        Assert.False(await session.FetchAsync(7, (_, _) => Task.CompletedTask, None));
    }

    [Fact]
    public async Task Capabilities_are_not_read_from_sentences()
    {
        using var server = new ScriptedServer(heard => heard switch
        {
            "" => "* OK MOVE and UIDPLUS are great {5}\r\n",
            _ when heard.StartsWith("AUTHENTICATE", StringComparison.Ordinal) => "# OK Capability MOVE UIDPLUS completed\r\n",
            _ => null,
        });
        await using var session = await new ImapMailbox(server.Account).ConnectAsync(None);
        Assert.Equal(new MailboxAbilities(false, false, false), session.Abilities);
    }

    [Fact]
    public async Task Without_move_and_uidplus_there_is_no_move_at_all()
    {
        using var server = new ScriptedServer(heard => heard.StartsWith("AUTHENTICATE", StringComparison.Ordinal) ? "# OK [CAPABILITY IMAP4rev1] in\r\n" : null);
        await using var session = await OpenAsync(server.Account);
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.MoveAsync(7, "Processed", None));
        Assert.DoesNotContain(server.Heard, line => line.Contains("EXPUNGE", StringComparison.Ordinal) || line.Contains("Deleted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_move_a_mail_is_copied_before_it_is_marked_and_expunged_alone()
    {
        using var server = new ScriptedServer(heard => heard.StartsWith("AUTHENTICATE", StringComparison.Ordinal) ? "# OK [CAPABILITY IMAP4rev1 UIDPLUS] in\r\n" : null);
        await using var session = await OpenAsync(server.Account);
        await session.MoveAsync(7, "Processed", None);
        Assert.Equal(["UID COPY 7 \"Processed\"", "UID STORE 7 +FLAGS.SILENT (\\Deleted)", "UID EXPUNGE 7"], server.Heard.TakeLast(3).Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_is_sent_as_xoauth2_and_a_refusal_is_answered_so_that_it_ends(bool initial)
    {
        string offered = initial ? "SASL-IR AUTH=XOAUTH2" : "AUTH=XOAUTH2";
        bool challenged = false;
        using var server = new ScriptedServer(heard =>
        {
            if (heard.Length == 0 && !challenged) return $"* OK [CAPABILITY IMAP4rev1 {offered}] ready\r\n";
            if (heard == "AUTHENTICATE XOAUTH2") return "+ \r\n";
            if (heard.Length == 0) return "# NO [AUTHENTICATIONFAILED] expired\r\n";
            if (heard.Contains("dXNlcj1hbm5", StringComparison.Ordinal))
            {
                challenged = true;
                return "+ eyJzdGF0dXMiOiI0MDEifQ==\r\n";
            }
            return null;
        });
        var refused = await Assert.ThrowsAsync<MailboxException>(() => new ImapMailbox(server.Account with { Token = true, Secret = _ => Task.FromResult("token-1") }).ConnectAsync(None));
        Assert.Equal("The mail server refused the log-in (AUTHENTICATIONFAILED).", refused.Message);
        string said = server.Heard.Single(line => line.Contains("dXNlcj1hbm5", StringComparison.Ordinal));
        Assert.Equal("user=ann@example.org\u0001auth=Bearer token-1\u0001\u0001", Encoding.UTF8.GetString(Convert.FromBase64String(said.Split(' ')[^1])));
    }

    [Fact]
    public async Task A_server_that_offers_no_such_log_in_never_hears_the_secret()
    {
        using var server = new ScriptedServer(heard => heard.Length == 0 ? "* OK [CAPABILITY IMAP4rev1 LOGINDISABLED] ready\r\n" : null);
        foreach (bool token in (bool[])[true, false])
        {
            var refused = await Assert.ThrowsAsync<MailboxException>(() => new ImapMailbox(server.Account with { Token = token }).ConnectAsync(None));
            Assert.Equal("mail-log-in", refused.Reason.Code);
        }
        Assert.Empty(server.Heard);
    }

    [Fact]
    public async Task Starttls_secures_before_anything_secret_is_said()
    {
        using var server = new ScriptedServer(heard => heard == "STARTTLS" ? "# OK begin\r\n" + ScriptedServer.Secure : heard == "" ? "* OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN] ready\r\n" : null, tls: false);
        await using var session = await new ImapMailbox(server.Account with { StartTls = true }).ConnectAsync(None);
        Assert.True(session.Abilities.Move);
        Assert.Equal(["F1 STARTTLS", "F1 CAPABILITY"], server.Heard.Take(2));
    }

    [Theory]
    [InlineData("# BAD no\r\n", "mail-log-in")]
    [InlineData("# OK begin\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nF1 OK injected\r\n", "mail-protocol")]
    public async Task Starttls_that_is_refused_or_tampered_with_ends_there(string answer, string code)
    {
        using var server = new ScriptedServer(heard => heard == "STARTTLS" ? answer : null, tls: false);
        var fault = await Assert.ThrowsAsync<MailboxException>(() => new ImapMailbox(server.Account with { StartTls = true }).ConnectAsync(None));
        Assert.Equal(code, fault.Reason.Code);
        Assert.DoesNotContain(server.Heard, line => line.Contains("AUTHENTICATE", StringComparison.Ordinal) || line.Contains("LOGIN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_drips_does_not_hold_us_for_ever()
    {
        using var server = new ScriptedServer(heard => heard.StartsWith("SELECT", StringComparison.Ordinal) ? ScriptedServer.Silence : null);
        await using var session = await new ImapMailbox(server.Account with { Patience = TimeSpan.FromMilliseconds(200) }).ConnectAsync(None);
        var watch = Stopwatch.StartNew();
        var silent = await Assert.ThrowsAsync<MailboxException>(() => session.OpenAsync("INBOX", readOnly: false, None));
        Assert.Equal(("mail-silent", true), (silent.Reason.Code, silent.ConnectionLost));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<MailboxException>(() => session.OpenAsync("INBOX", readOnly: false, None));
    }

    private static async Task<IMailboxSession> OpenAsync(MailAccount account)
    {
        var session = await new ImapMailbox(account).ConnectAsync(None);
        await session.OpenAsync("INBOX", readOnly: false, None);
        return session;
    }

    /// <summary>The whole way to one mail; its bytes only when all of it went well.</summary>
    private static async Task<string> WholeAsync(ScriptedServer server)
    {
        await using var session = await OpenAsync(server.Account);
        uint uid = Assert.Single(await session.SearchAsync(unseen: false, None));
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 17, 0, 0, TimeSpan.Zero), (await session.DescribeAsync(uid, None))!.ReceivedAt);
        using var bytes = new MemoryStream();
        Assert.True(await session.FetchAsync(uid, (stream, cancellation) => stream.CopyToAsync(bytes, cancellation), None));
        return Encoding.Latin1.GetString(bytes.ToArray());
    }
}
