using System.Net;
using System.Text;

namespace FaxIngest.Receive.Mail;

/// <summary>Taking in from servers of other kinds, and from servers that fail.</summary>
public sealed class MailSourceServersTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task With_uidplus_alone_mails_are_moved_and_nothing_else_is_expunged()
    {
        using var server = new DovecotServer("imap_capability = IMAP4rev1 SASL-IR IDLE UIDPLUS");
        await using var bench = await BenchAsync(server);
        string path = Path.Combine(server.Mailbox(bench.User, ""), "new", server.Deliver(bench.User, SomeMail.Number(1)));
        File.Move(path, path.Replace("/new/", "/cur/", StringComparison.Ordinal) + ":2,ST");
        for (int number = 2; number <= 5; number++) server.Deliver(bench.User, SomeMail.Number(number));
        Assert.Equal(5, await bench.LookAsync());
        Assert.Equal("ST", DovecotServer.Flags(Assert.Single(server.Mails(bench.User))));
        Assert.Equal(["S", "S", "S", "S"], server.Mails(bench.User, ".Processed").Select(DovecotServer.Flags));
    }

    [Fact]
    public async Task With_neither_move_nor_uidplus_mails_stay_seen_and_are_taken_up_once()
    {
        using var server = new DovecotServer("imap_capability = IMAP4rev1 SASL-IR IDLE");
        await using var bench = await BenchAsync(server);
        for (int number = 1; number <= 5; number++) server.Deliver(bench.User, SomeMail.Number(number));
        Assert.Equal(5, await bench.LookAsync());
        Assert.Equal(0, await bench.LookAsync());
        await bench.RestartAsync();
        Assert.Equal(0, await bench.LookAsync());
        Assert.Equal(["S", "S", "S", "S", "S"], server.Mails(bench.User).Select(DovecotServer.Flags));
        Assert.Empty(server.Mails(bench.User, ".Processed"));
        Assert.All(await bench.FaxesAsync(), fax => Assert.Equal(1, fax.Arrivals));
    }

    [Fact]
    public async Task A_processed_folder_over_quota_costs_no_mail_and_heals()
    {
        const string Quota = "mail_plugins = quota\nplugin {\n quota = maildir:User quota\n quota_rule = *:messages=NUMBER\n}\nimap_capability = IMAP4rev1 SASL-IR UIDPLUS";
        using var server = new DovecotServer(Quota.Replace("NUMBER", "3", StringComparison.Ordinal));
        await using var bench = await BenchAsync(server);
        for (int number = 1; number <= 3; number++) server.Deliver(bench.User, SomeMail.Number(number));
        Assert.Equal(3, await bench.LookAsync());
        Assert.Contains("OVERQUOTA", bench.Source.Trouble!.Reason.Message, StringComparison.Ordinal);
        Assert.Equal(["S", "S", "S"], server.Mails(bench.User).Select(DovecotServer.Flags));
        Assert.Empty(server.Mails(bench.User, ".Processed"));

        server.Restart(Quota.Replace("NUMBER", "100", StringComparison.Ordinal));
        bench.Time.Advance(TimeSpan.FromMinutes(11));
        for (int look = 0; look < 3; look++) await bench.LookAsync();
        Assert.Equal(3, server.Mails(bench.User, ".Processed").Count);
        Assert.Empty(server.Mails(bench.User));
        Assert.Null(bench.Source.Trouble);
        Assert.All(await bench.FaxesAsync(), fax => Assert.Equal(1, fax.Arrivals));
    }

    [Fact]
    public async Task A_server_that_restarts_in_between_is_an_outage_that_ends()
    {
        using var server = new DovecotServer();
        await using var bench = await BenchAsync(server);
        server.Deliver(bench.User, SomeMail.Number(1));
        Assert.Equal(1, await bench.LookAsync());
        server.Stop();
        server.Deliver(bench.User, SomeMail.Number(2));
        Assert.Equal(0, await bench.LookAsync());
        Assert.Equal(0, await bench.LookAsync());
        var trouble = bench.Source.Trouble!;
        Assert.True(trouble.Since < bench.Time.GetUtcNow());
        server.Start();
        bench.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, await bench.LookAsync());
        Assert.Null(bench.Source.Trouble);
    }

    [Fact]
    public async Task An_expired_token_is_refused_and_the_next_log_in_asks_for_a_new_one()
    {
        using var tokens = new TokenIntrospection();
        using var server = new DovecotServer($$"""
            auth_mechanisms = $auth_mechanisms xoauth2 oauthbearer
            passdb {
              driver = oauth2
              mechanisms = xoauth2 oauthbearer
              args = $FOLDER/oauth2.conf
            }
            """, folder => File.WriteAllText(Path.Combine(folder, "oauth2.conf"), $"introspection_url = {tokens.Url}?token=\nintrospection_mode = get\nusername_attribute = user\nactive_attribute = active\nactive_value = true\n"));
        string user = server.NewUser();
        tokens.User = user;
        tokens.Valid = "token-1";
        string file = Path.Combine(server.Folder, "token");
        await File.WriteAllTextAsync(file, "token-1");
        var account = server.Account(user) with { Token = true, Secret = MailSecret.FromCommand($"cat '{file}'") };
        await using var bench = new MailBench(server, account, user);
        await bench.InitializeAsync();
        server.Deliver(user, SomeMail.Number(1));
        Assert.Equal(1, await bench.LookAsync());

        tokens.Valid = "token-2";
        await bench.RestartAsync();
        server.Deliver(user, SomeMail.Number(2));
        Assert.Equal(0, await bench.LookAsync());
        Assert.Equal("mail-log-in", bench.Source.Trouble!.Reason.Code);
        await File.WriteAllTextAsync(file, "token-2");
        bench.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, await bench.LookAsync());
        Assert.Null(bench.Source.Trouble);
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_of_a_mail_loses_nothing_and_leaves_no_half()
    {
        int cuts = 0;
        using var server = new ScriptedServer(heard => heard.Contains("BODY.PEEK", StringComparison.Ordinal) && cuts++ < 2 ? "* 1 FETCH (UID 7 BODY[] {12}\r\nA: b" + ScriptedServer.Cut : null);
        await using var bench = new MailBench(server.Account);
        await bench.InitializeAsync();
        Assert.Equal(0, await bench.LookAsync());
        Assert.Equal("mail-closed", bench.Source.Trouble!.Reason.Code);
        Assert.Empty(await bench.FaxesAsync());
        bench.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, await bench.LookAsync());
        bench.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, await bench.LookAsync());
        Assert.Equal("A: b\r\n\r\nText", await File.ReadAllTextAsync(bench.Blobs.PathOf(Assert.Single(await bench.FaxesAsync()).Sha256)));
    }

    [Fact]
    public async Task A_mail_that_always_fails_holds_up_no_other_and_a_person_is_told_once()
    {
        using var server = new ScriptedServer(heard => heard switch
        {
            _ when heard.StartsWith("UID SEARCH", StringComparison.Ordinal) => "* SEARCH 6 7\r\n# OK\r\n",
            _ when heard.StartsWith("UID FETCH 6 (UID RFC822", StringComparison.Ordinal) => "* 1 FETCH (UID 6 RFC822.SIZE 100 INTERNALDATE \" 1-Nov-2026 09:00:00 -0800\" FLAGS ())\r\n# OK\r\n",
            _ when heard.StartsWith("UID FETCH 6", StringComparison.Ordinal) => ScriptedServer.Cut,
            _ => null,
        });
        await using var bench = new MailBench(server.Account);
        await bench.InitializeAsync();
        int admitted = 0;
        for (int look = 0; look < 20; look++)
        {
            bench.Time.Advance(TimeSpan.FromMinutes(10));
            admitted += await bench.LookAsync();
        }
        Assert.Equal(2, admitted);
        var faxes = await bench.FaxesAsync();
        Assert.Equal(["mail-42-7.eml", "mail-42-6-not-taken-in.eml"], faxes.Select(fax => fax.FileName));
    }

    [Fact]
    public async Task A_mail_larger_than_it_was_said_to_be_stays_and_others_go_on()
    {
        using var server = new ScriptedServer(heard => heard switch
        {
            _ when heard.StartsWith("UID SEARCH", StringComparison.Ordinal) => "* SEARCH 6 7\r\n# OK\r\n",
            _ when heard.StartsWith("UID FETCH 6 (UID RFC822", StringComparison.Ordinal) => "* 1 FETCH (UID 6 RFC822.SIZE 100 INTERNALDATE \" 1-Nov-2026 09:00:00 -0800\" FLAGS ())\r\n# OK\r\n",
            _ when heard.StartsWith("UID FETCH 6", StringComparison.Ordinal) => "* 1 FETCH (UID 6 BODY[] {999999999}\r\n",
            _ => null,
        });
        await using var bench = new MailBench(server.Account);
        await bench.InitializeAsync();
        Assert.Equal(2, await bench.LookAsync() + await bench.Source.TakeAsync(None));
        Assert.Equal(0, await bench.LookAsync());
        Assert.Equal(["mail-42-6-not-taken-in.eml", "mail-42-7.eml"], (await bench.FaxesAsync()).Select(fax => fax.FileName).Order());
    }

    private static async Task<MailBench> BenchAsync(DovecotServer server)
    {
        var bench = new MailBench(server);
        await bench.InitializeAsync();
        return bench;
    }

    /// <summary>The other half of OAuth: tells the mail server whether a token is good.</summary>
    private sealed class TokenIntrospection : IDisposable
    {
        private readonly HttpListener listener = new();

        public TokenIntrospection()
        {
            Url = $"http://127.0.0.1:{DovecotServer.FreePort()}/token/";
            listener.Prefixes.Add(Url);
            listener.Start();
            _ = Task.Run(ServeAsync);
        }

        public string Url { get; }

        public string User { get; set; } = "";

        public string Valid { get; set; } = "";

        public void Dispose() => listener.Close();

        private async Task ServeAsync()
        {
            while (listener.IsListening)
            {
                var context = await listener.GetContextAsync();
                bool good = context.Request.QueryString["token"] == Valid;
                byte[] body = Encoding.UTF8.GetBytes(good ? $$"""{"active":true,"user":"{{User}}"}""" : """{"active":false}""");
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(body);
                context.Response.Close();
            }
        }
    }
}
