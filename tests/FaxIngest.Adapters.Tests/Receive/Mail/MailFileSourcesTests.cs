using FaxIngest.Model;
using FaxIngest.Store;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FaxIngest.Receive.Mail;

/// <summary>Mails in files: a Maildir, and a folder of .eml files.</summary>
public sealed class MailFileSourcesTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime time = new();
    private readonly SqliteDatabase database;
    private readonly SqlFaxStore store;
    private readonly MailBench.FullBlobStore blobs;
    private readonly MaildirOptions maildir = new();
    private readonly MailFilesOptions files = new();

    public MailFileSourcesTests()
    {
        database = new($"Data Source={folder["data", "faxingest.db"]}");
        store = new(database, time);
        blobs = new(new FolderBlobStore(folder["data", "blobs"], time));
        foreach (string name in (string[])["new", "cur", "tmp"]) Directory.CreateDirectory(folder["md", name]);
        Directory.CreateDirectory(folder["eml"]);
        (maildir.Path, files.Path) = (folder["md"], folder["eml"]);
    }

    public Task InitializeAsync() => store.MigrateAsync(None);

    public Task DisposeAsync()
    {
        database.Dispose();
        folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_delivered_mail_is_admitted_and_marked_as_seen()
    {
        Deliver("1.host");
        Assert.Equal(1, await Maildir().TakeAsync(None));
        var fax = Assert.Single(await FaxesAsync());
        Assert.Equal(("1.host.eml", "mail", Delivered), (fax.FileName, fax.Source.Channel, fax.Source.ReceivedAt));
        Assert.Equal(SomeMail.Number(1), await File.ReadAllBytesAsync(blobs.PathOf(fax.Sha256)));
        Assert.Empty(Directory.GetFiles(folder["md", "new"]));
        Assert.Equal([folder["md", "cur", "1.host:2,S"]], Directory.GetFiles(folder["md", "cur"]));
        Assert.Equal(0, await Maildir().TakeAsync(None));
    }

    [Fact]
    public async Task A_mail_that_somebody_flagged_keeps_its_flags()
    {
        Deliver("1.host:2,FR", "cur");
        Assert.Equal(1, await Maildir().TakeAsync(None));
        Assert.Equal([folder["md", "cur", "1.host:2,FRS"]], Directory.GetFiles(folder["md", "cur"]));
    }

    [Fact]
    public async Task Mails_that_are_left_are_known_by_name_though_a_program_renames_them()
    {
        maildir.Leave = true;
        Deliver("1.host,U=1", "new");
        Deliver("2.host,U=2:2,", "cur", 2);
        var source = Maildir();
        Assert.Equal(2, await source.TakeAsync(None));
        File.Move(folder["md", "new", "1.host,U=1"], folder["md", "cur", "1.host,U=1:2,S"]);
        Assert.Equal(0, await source.TakeAsync(None));
        Assert.Equal(0, await Maildir().TakeAsync(None));
        Assert.True(File.Exists(folder["md", "cur", "2.host,U=2:2,"]));
    }

    [Fact]
    public async Task A_mail_killed_before_it_was_marked_is_marked_later_and_no_second_arrival()
    {
        maildir.Leave = true;
        Deliver("1.host");
        Assert.Equal(1, await Maildir().TakeAsync(None));
        maildir.Leave = false;
        Assert.Equal(0, await Maildir().TakeAsync(None));
        Assert.Equal([folder["md", "cur", "1.host:2,S"]], Directory.GetFiles(folder["md", "cur"]));
        Assert.Equal(1, Assert.Single(await FaxesAsync()).Arrivals);
    }

    [Fact]
    public async Task What_is_still_being_delivered_is_not_looked_at()
    {
        Deliver("1.host", "tmp");
        Assert.Equal(0, await Maildir().TakeAsync(None));
    }

    [Fact]
    public async Task A_link_is_not_followed_and_holds_up_no_mail()
    {
        await File.WriteAllTextAsync(folder["secret"], "a secret");
        File.CreateSymbolicLink(folder["md", "new", "0.host"], folder["secret"]);
        Deliver("1.host");
        Assert.Equal(1, await Maildir().TakeAsync(None));
        Assert.Single(await FaxesAsync());
    }

    [Fact]
    public async Task A_full_disk_leaves_the_mail_and_the_next_try_takes_it()
    {
        Deliver("1.host");
        blobs.Fails = true;
        var source = Maildir();
        Assert.Equal(0, await source.TakeAsync(None));
        Assert.Single(Directory.GetFiles(folder["md", "new"]));
        blobs.Fails = false;
        Assert.Equal(0, await source.TakeAsync(None));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, await source.TakeAsync(None));
    }

    [Fact]
    public async Task A_mail_over_the_limit_stays_and_a_person_is_told_once()
    {
        maildir.MaxMegabytes = 1;
        await File.WriteAllBytesAsync(folder["md", "new", "1.host"], SomeMail.Large(1_100_000));
        var source = Maildir();
        await source.TakeAsync(None);
        await source.TakeAsync(None);
        await Maildir().TakeAsync(None);
        Assert.Equal("1.host-not-taken-in.eml", Assert.Single(await FaxesAsync()).FileName);
        Assert.Single(Directory.GetFiles(folder["md", "new"]));
    }

    [Fact]
    public async Task A_quiet_file_is_admitted_and_archived()
    {
        Drop("a mail.eml");
        var source = Files();
        Assert.Equal(0, await source.TakeAsync(None));
        time.Advance(files.QuietFor);
        Assert.Equal(1, await source.TakeAsync(None));
        Assert.Equal("a mail.eml", Assert.Single(await FaxesAsync()).FileName);
        Assert.Empty(Directory.GetFiles(folder["eml"]));
        Assert.Single(Directory.GetFiles(folder["eml", ".archive"], "*.eml", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_that_grows_is_left_until_it_is_quiet_and_others_are_no_mails()
    {
        Drop("1.eml");
        Drop("2.eml.part");
        Drop("3.tif");
        var source = Files();
        await source.TakeAsync(None);
        time.Advance(files.QuietFor);
        await File.AppendAllTextAsync(folder["eml", "1.eml"], "more\n");
        Assert.Equal(0, await source.TakeAsync(None));
        time.Advance(files.QuietFor);
        Assert.Equal(1, await source.TakeAsync(None));
        Assert.Equal(2, Directory.GetFiles(folder["eml"]).Length);
    }

    [Fact]
    public async Task Files_that_are_left_are_taken_once()
    {
        (files.Leave, files.QuietFor) = (true, TimeSpan.Zero);
        Drop("1.eml");
        var source = Files();
        int[] taken = [await source.TakeAsync(None), await source.TakeAsync(None), await Files().TakeAsync(None)];
        Assert.Equal([1, 0, 0], taken);
        Assert.Single(Directory.GetFiles(folder["eml"]));
    }

    [Fact]
    public async Task The_same_mail_by_server_maildir_and_file_is_one_fax_with_three_arrivals()
    {
        files.QuietFor = TimeSpan.Zero;
        Drop("1.eml", SomeMail.WithCrLf(SomeMail.Number(1)));
        // As mbsync writes it: LF, and a header of its own.
        byte[] pulled = SomeMail.Number(1);
        int at = Array.IndexOf(pulled, (byte)'\n') + 1;
        await File.WriteAllBytesAsync(folder["md", "new", "1.host"], [.. pulled[..at], .. "X-TUID: AbCdEfGh1234\n"u8, .. pulled[at..]]);
        Assert.Equal(1, await Files().TakeAsync(None));
        Assert.Equal(1, await Maildir().TakeAsync(None));
        using var server = new ScriptedServer(heard => heard.Contains("BODY.PEEK", StringComparison.Ordinal)
            ? $"* 1 FETCH (UID 7 BODY[] {{{SomeMail.WithCrLf(SomeMail.Number(1)).Length}}}\r\n{System.Text.Encoding.Latin1.GetString(SomeMail.WithCrLf(SomeMail.Number(1)))})\r\n# OK\r\n" : null);
        await using var mailbox = new MailSource(new ImapMailbox(server.Account), new MailIntake(blobs, store), Options.Create(new MailOptions { Host = "localhost" }), time, NullLogger<MailSource>.Instance);
        Assert.Equal(1, await mailbox.TakeAsync(None));
        Assert.Equal(3, Assert.Single(await FaxesAsync()).Arrivals);
    }

    private static DateTimeOffset Delivered => new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private MailFileTaker Taker => new(new MailIntake(blobs, store), time, NullLogger<MailFileTaker>.Instance);

    private MaildirSource Maildir() => new(Taker, Options.Create(maildir));

    private MailFilesSource Files() => new(Taker, Options.Create(files), time);

    private Task<IReadOnlyList<Fax>> FaxesAsync() => store.ListAsync(null, null, null, int.MaxValue, None);

    private void Deliver(string name, string into = "new", int number = 1)
    {
        File.WriteAllBytes(folder["md", into, name], SomeMail.Number(number));
        File.SetLastWriteTimeUtc(folder["md", into, name], Delivered.UtcDateTime);
    }

    private void Drop(string name, byte[]? content = null) => File.WriteAllBytes(folder["eml", name], content ?? SomeMail.Number(1));
}
