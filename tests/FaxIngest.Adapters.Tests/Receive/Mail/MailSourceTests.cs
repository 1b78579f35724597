using FaxIngest.Model;
using FaxIngest.Store;

namespace FaxIngest.Receive.Mail;

/// <summary>Taking in from a real server.</summary>
public sealed class MailSourceTests(DovecotServer server) : IClassFixture<DovecotServer>, IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static bool IsLong => Environment.GetEnvironmentVariable("FAXINGEST_LONG") == "1";

    private readonly MailBench bench = new(server);

    public Task InitializeAsync() => bench.InitializeAsync();

    public Task DisposeAsync() => bench.DisposeAsync().AsTask();

    [Fact]
    public async Task A_mail_is_stored_admitted_marked_seen_and_moved()
    {
        var received = new DateTimeOffset(2026, 11, 20, 17, 3, 11, TimeSpan.Zero);
        server.Deliver(bench.User, SomeMail.Number(1), received);
        Assert.Equal(1, await bench.LookAsync());

        var fax = Assert.Single(await bench.FaxesAsync());
        Assert.Equal((FaxState.Received, "mail", received, null), (fax.State, fax.Source.Channel, fax.Source.ReceivedAt, fax.Source.From));
        Assert.EndsWith(".eml", fax.FileName, StringComparison.Ordinal);
        Assert.Equal(SomeMail.WithCrLf(SomeMail.Number(1)), await File.ReadAllBytesAsync(bench.Blobs.PathOf(fax.Sha256)));
        Assert.Empty(server.Mails(bench.User));
        Assert.Equal("S", DovecotServer.Flags(Assert.Single(server.Mails(bench.User, ".Processed"))));
        string origin = (await bench.Database.ReadAsync(session => session.RawAsync<string>("SELECT mail FROM arrival"), None))!;
        Assert.Contains("<1@example.org>", System.Text.RegularExpressions.Regex.Unescape(origin), StringComparison.Ordinal);
        Assert.Contains(bench.User, origin, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thousands_of_mails_are_each_taken_in_once()
    {
        int count = IsLong ? 6000 : 1000;
        for (int number = 0; number < count; number++) server.Deliver(bench.User, SomeMail.Number(number));
        Assert.Equal(count, await ((IIntakeSource)bench.Source).DrainAsync(None));
        Assert.Equal(count, (await bench.FaxesAsync()).Count);
        Assert.All(await bench.FaxesAsync(), fax => Assert.Equal(1, fax.Arrivals));
        Assert.Empty(server.Mails(bench.User));
        Assert.Equal(count, server.Mails(bench.User, ".Processed").Count);
    }

    [Fact]
    public async Task A_mail_that_a_person_read_first_is_taken_in_too()
    {
        server.Deliver(bench.User, SomeMail.Number(1));
        await bench.AsPersonAsync(async person => await person.MarkSeenAsync((await person.SearchAsync(unseen: true, None))[0], None));
        Assert.Equal(1, await bench.LookAsync());
    }

    [Fact]
    public async Task A_mail_that_somebody_marked_deleted_is_taken_in_and_left_to_them()
    {
        string path = Path.Combine(server.Mailbox(bench.User, ""), "new", server.Deliver(bench.User, SomeMail.Number(1)));
        File.Move(path, path.Replace("/new/", "/cur/", StringComparison.Ordinal) + ":2,T");
        Assert.Equal(1, await bench.LookAsync());
        Assert.Equal("ST", DovecotServer.Flags(Assert.Single(server.Mails(bench.User))));
        Assert.Equal(0, await bench.LookAsync());
    }

    [Fact]
    public async Task A_mail_that_a_person_moves_between_search_and_fetch_costs_nothing()
    {
        for (int number = 1; number <= 3; number++) server.Deliver(bench.User, SomeMail.Number(number));
        bench.Mailbox.BeforeDescribe = (uid, nth) => nth == 2 ? bench.AsPersonAsync(person => person.MoveAsync(uid, "Processed", None)) : Task.CompletedTask;
        Assert.Equal(2, await bench.LookAsync());
        Assert.Null(bench.Source.Trouble);
    }

    [Fact]
    public async Task A_mail_that_a_person_moves_after_it_was_fetched_is_kept()
    {
        server.Deliver(bench.User, SomeMail.Number(1));
        bench.Mailbox.BeforeSeen = uid => bench.AsPersonAsync(person => person.MoveAsync(uid, "Processed", None));
        Assert.Equal(1, await bench.LookAsync());
        Assert.Single(await bench.FaxesAsync());
        Assert.Single(server.Mails(bench.User, ".Processed"));
        Assert.Null(bench.Source.Trouble);
    }

    [Fact]
    public async Task New_uids_of_the_whole_folder_make_no_new_faxes()
    {
        bench.Options.ProcessedFolder = "";
        for (int number = 1; number <= 8; number++) server.Deliver(bench.User, SomeMail.Number(number));
        Assert.Equal(8, await bench.LookAsync());
        await bench.RestartAsync();
        server.ChangeUidValidity(bench.User);
        server.Deliver(bench.User, SomeMail.Number(9));
        Assert.Equal(9, await bench.LookAsync());
        var faxes = await bench.FaxesAsync();
        Assert.Equal([2, 2, 2, 2, 2, 2, 2, 2, 1], faxes.Select(fax => fax.Arrivals));
    }

    [Fact]
    public async Task New_mails_under_uids_that_meant_others_before_are_taken_in()
    {
        for (int number = 1; number <= 3; number++) server.Deliver(bench.User, SomeMail.Number(number));
        Assert.Equal(3, await bench.LookAsync());
        await bench.RestartAsync();
        server.ChangeUidValidity(bench.User); // and UIDs begin with 1 again
        for (int number = 4; number <= 6; number++) server.Deliver(bench.User, SomeMail.Number(number));
        Assert.Equal(3, await bench.LookAsync());
        Assert.Equal([1, 1, 1, 1, 1, 1], (await bench.FaxesAsync()).Select(fax => fax.Arrivals));
    }

    [Fact]
    public async Task The_same_mail_twice_is_one_fax_with_two_arrivals_and_both_copies_are_moved()
    {
        server.Deliver(bench.User, SomeMail.Number(1));
        server.Deliver(bench.User, SomeMail.Number(1));
        Assert.Equal(2, await bench.LookAsync());
        Assert.Equal(2, Assert.Single(await bench.FaxesAsync()).Arrivals);
        Assert.Equal(2, server.Mails(bench.User, ".Processed").Count);
    }

    [Fact]
    public async Task A_processed_folder_that_is_missing_costs_no_mail_and_heals()
    {
        bench.Options.ProcessedFolder = "Elsewhere";
        for (int number = 1; number <= 3; number++) server.Deliver(bench.User, SomeMail.Number(number));
        Assert.Equal(3, await bench.LookAsync());
        Assert.Equal(["S", "S", "S"], server.Mails(bench.User).Select(DovecotServer.Flags));
        Assert.Equal("mail-refused", bench.Source.Trouble!.Reason.Code);
        Assert.Contains("TRYCREATE", bench.Source.Trouble.Reason.Message, StringComparison.Ordinal);

        server.Deliver(bench.User, SomeMail.Number(4));
        Assert.Equal(1, await bench.LookAsync());
        server.MakeFolder(bench.User, ".Elsewhere");
        bench.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, await bench.LookAsync());
        Assert.Equal(4, server.Mails(bench.User, ".Elsewhere").Count);
        Assert.Null(bench.Source.Trouble);
        Assert.All(await bench.FaxesAsync(), fax => Assert.Equal(1, fax.Arrivals));
    }

    [Fact]
    public async Task A_processed_folder_that_refuses_costs_no_mail_and_heals()
    {
        server.Deliver(bench.User, SomeMail.Number(1));
        string processed = server.Mailbox(bench.User, ".Processed");
        DovecotServer.Run("chmod", "-R", "a-w", processed);
        Assert.Equal(1, await bench.LookAsync());
        Assert.Equal("S", DovecotServer.Flags(Assert.Single(server.Mails(bench.User))));
        Assert.NotNull(bench.Source.Trouble);
        DovecotServer.Run("chmod", "-R", "u+w", processed);
        bench.Time.Advance(TimeSpan.FromMinutes(10));
        await bench.LookAsync();
        Assert.Single(server.Mails(bench.User, ".Processed"));
        Assert.Null(bench.Source.Trouble);
    }

    [Fact]
    public async Task A_mail_over_the_limit_stays_others_go_on_and_a_person_is_told_once()
    {
        bench.Options.MaxMegabytes = 1;
        server.Deliver(bench.User, SomeMail.Large(1_500_000));
        server.Deliver(bench.User, SomeMail.Number(1));
        Assert.Equal(2, await bench.LookAsync());
        await bench.RestartAsync();
        Assert.Equal(0, await bench.LookAsync());
        Assert.Single(server.Mails(bench.User));
        var notice = Assert.Single(await bench.FaxesAsync(), fax => fax.FileName.Contains("not-taken-in", StringComparison.Ordinal));
        string text = await File.ReadAllTextAsync(bench.Blobs.PathOf(notice.Sha256));
        Assert.Contains("larger", text.Replace("more than", "larger", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("INBOX", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_limit_is_raised_the_mail_is_taken_in()
    {
        bench.Options.MaxMegabytes = 1;
        server.Deliver(bench.User, SomeMail.Large(1_500_000));
        await bench.LookAsync();
        bench.Options.MaxMegabytes = 2;
        await bench.RestartAsync();
        Assert.Equal(1, await bench.LookAsync());
        Assert.Single(server.Mails(bench.User, ".Processed"));
    }

    [Fact]
    public async Task A_look_takes_so_many_and_goes_on_at_once()
    {
        bench.Options.PerLook = 3;
        for (int number = 1; number <= 7; number++) server.Deliver(bench.User, SomeMail.Number(number));
        int[] taken = [await bench.LookAsync(), await bench.Source.TakeAsync(None), await bench.Source.TakeAsync(None)];
        Assert.Equal([3, 3, 1], taken);
    }

    [Fact]
    public async Task Between_looks_the_server_is_left_alone_unless_something_may_have_come()
    {
        Assert.Equal(0, await bench.LookAsync());
        server.Deliver(bench.User, SomeMail.Number(1));
        Assert.Equal(0, await bench.Source.TakeAsync(None));
        bench.Time.Advance(bench.Options.Interval);
        Assert.Equal(1, await bench.Source.TakeAsync(None));
    }

    [Fact]
    public async Task A_server_that_says_that_a_mail_came_is_searched_at_once()
    {
        Assert.Equal(0, await bench.LookAsync());
        using var nudges = new SemaphoreSlim(0);
        using var watch = bench.Source.Watch(() => nudges.Release());
        Assert.True(await nudges.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(0, await bench.Source.TakeAsync(None));
        server.Deliver(bench.User, SomeMail.Number(1));
        Assert.True(await nudges.WaitAsync(TimeSpan.FromSeconds(40)));
        Assert.Equal(1, await bench.Source.TakeAsync(None));
    }

    [Fact]
    public async Task A_database_that_fails_leaves_the_mail_untouched()
    {
        server.Deliver(bench.User, SomeMail.Number(1));
        bench.Blobs.Fails = true;
        Assert.Equal(0, await bench.LookAsync());
        Assert.Equal("disk-full", bench.Source.Trouble!.Reason.Code);
        Assert.Equal("", DovecotServer.Flags(Assert.Single(server.Mails(bench.User))));
        bench.Blobs.Fails = false;
        Assert.Equal(0, await bench.Source.TakeAsync(None));
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, await bench.Source.TakeAsync(None));
        Assert.Null(bench.Source.Trouble);
    }
}
