using System.IO.Compression;
using System.Text;
using FaxIngest.Model;
using FaxIngest.Store;

namespace FaxIngest.Receive;

public sealed partial class FolderSourceTests
{
    private const string Xml = "<fax><callerId>8315550100</callerId><did>8314305850</did><received>2026-11-20 08:45:00</received><pages>1</pages><tsid>HARBOR</tsid></fax>";

    [Theory]
    [InlineData("fax1.xml")]
    [InlineData("fax1.tif.xml")]
    [InlineData("FAX1.XML")]
    public async Task A_sidecar_says_who_sent_it_and_when_and_goes_to_the_archive_with_it(string sidecar)
    {
        Drop("fax1.tif", TinyFiles.Tiff());
        Drop(sidecar, Encoding.UTF8.GetBytes(Xml));
        await LookAsync();
        Assert.Equal(1, await LookAsync(after: options.QuietFor));
        var fax = Assert.Single(await AllAsync());
        Assert.Equal(new Source("fax", new DateTimeOffset(2026, 11, 20, 16, 45, 0, TimeSpan.Zero), "8314305850", "8315550100", Station: "HARBOR"), fax.Source with { ReceivedAt = fax.Source.ReceivedAt.ToUniversalTime() });
        Assert.Equal(1, fax.Delivery!.Pages);
        Assert.Empty(fax.Delivery.Reasons);
        Assert.Equal(new[] { "fax1.tif", sidecar }.Order(StringComparer.Ordinal), Archived());
    }

    [Fact]
    public async Task A_sidecar_may_come_first()
    {
        Drop("fax1.xml", Encoding.UTF8.GetBytes(Xml));
        await LookAsync();
        Assert.Equal(0, await LookAsync(after: TimeSpan.FromMinutes(2)));
        Drop("fax1.tif", TinyFiles.Tiff());
        await LookAsync();
        Assert.Equal(1, await LookAsync(after: options.QuietFor));
        Assert.Equal("8315550100", Assert.Single(await AllAsync()).Source.CallerId);
        Assert.Empty(Directory.GetFiles(options.Path!));
    }

    [Fact]
    public async Task A_folder_that_showed_sidecars_has_the_next_fax_wait_for_its_own_and_no_longer_than_said()
    {
        Drop("fax1.tif", TinyFiles.Tiff());
        Drop("fax1.xml", Encoding.UTF8.GetBytes(Xml));
        await LookAsync();
        await LookAsync(after: options.QuietFor);

        Drop("fax2.tif", TinyFiles.Tiff(mark: 2));
        Drop("fax3.tif", TinyFiles.Tiff(mark: 3));
        await LookAsync();
        Assert.Equal(0, await LookAsync(after: options.QuietFor));
        Drop("fax2.xml", Encoding.UTF8.GetBytes(Xml.Replace("0100", "0102", StringComparison.Ordinal)));
        await LookAsync();
        Assert.Equal(1, await LookAsync(after: options.QuietFor));
        Assert.Equal(1, await LookAsync(after: options.SidecarWait));
        var faxes = await AllAsync();
        Assert.Equal(["8315550100", "8315550102", null], faxes.Select(fax => fax.Source.CallerId));
        Assert.Equal(["no-sidecar"], faxes[2].Delivery!.Remarks);
        Assert.Empty(faxes[2].Delivery!.Reasons); // noted, and no more: the setting does not say that every fax has one
    }

    [Fact]
    public async Task Where_every_fax_has_a_sidecar_one_without_goes_to_a_person()
    {
        options.Sidecars = SidecarUse.Required;
        Drop("fax1.tif", TinyFiles.Tiff());
        await LookAsync();
        Assert.Equal(0, await LookAsync(after: options.SidecarWait * 0.9));
        Assert.Equal(1, await LookAsync(after: options.SidecarWait * 0.1));
        Assert.Equal("sidecar-missing", Assert.Single(Assert.Single(await AllAsync()).Delivery!.Reasons).Code);
    }

    [Fact]
    public async Task Without_the_use_of_sidecars_every_file_is_a_document()
    {
        options.Sidecars = SidecarUse.None;
        Drop("fax1.tif", TinyFiles.Tiff());
        Drop("fax1.xml", Encoding.UTF8.GetBytes(Xml));
        await LookAsync();
        Assert.Equal(2, await LookAsync(after: options.QuietForUnknown));
    }

    [Fact]
    public async Task A_broken_sidecar_keeps_no_fax_from_being_taken()
    {
        Drop("fax1.tif", TinyFiles.Tiff());
        Drop("fax1.xml", "<fax><callerId>831"u8.ToArray());
        await LookAsync();
        Assert.Equal(1, await LookAsync(after: options.QuietFor));
        Assert.Equal("sidecar-broken", Assert.Single(Assert.Single(await AllAsync()).Delivery!.Reasons).Code);
        Assert.Equal(["fax1.tif", "fax1.xml"], Archived());
    }

    [Fact]
    public async Task A_sidecar_without_its_fax_goes_to_a_person_in_the_end()
    {
        Drop("fax1.xml", Encoding.UTF8.GetBytes(Xml));
        await LookAsync();
        Assert.Equal(0, await LookAsync(after: options.OverdueAfter * 0.99));
        Assert.Equal(1, await LookAsync(after: options.OverdueAfter * 0.01));
        Assert.Equal(("fax1.xml", "sidecar-orphaned"), Assert.Single(await AllAsync()) is var fax ? (fax.FileName, fax.Delivery!.Reasons.Single().Code) : default);
        Assert.Empty(Directory.GetFiles(options.Path!));
    }

    [Fact]
    public async Task A_sidecar_that_comes_after_its_fax_was_taken_is_put_beside_it()
    {
        Drop("fax1.tif", TinyFiles.Tiff());
        await LookAsync();
        await LookAsync(after: options.QuietFor);
        Drop("fax1.xml", Encoding.UTF8.GetBytes(Xml));
        await LookAsync();
        Assert.Equal(0, await LookAsync(after: options.QuietFor));
        Assert.Empty(Directory.GetFiles(options.Path!));
        var fax = Assert.Single(await AllAsync());
        Assert.Contains("sidecar-late", (await store.EventsAsync(fax.Id, None)).Select(e => e.Action));
        Assert.Equal(["fax1.tif", "fax1.xml"], Archived());
    }

    [Theory]
    [InlineData(FaxState.Received)]
    [InlineData(FaxState.Read)]
    [InlineData(FaxState.Accepted)]
    public async Task What_a_late_sidecar_says_is_added_to_its_fax_and_a_decision_under_way_is_made_anew(FaxState state)
    {
        Drop("fax1.tif", TinyFiles.Tiff());
        await LookAsync();
        await LookAsync(after: options.QuietFor);
        var before = Assert.Single(await AllAsync());
        Assert.Null(before.Delivery!.Pages);
        foreach (var (from, to) in new[] { (FaxState.Received, FaxState.Read), (FaxState.Read, FaxState.Accepted) }.TakeWhile(step => step.Item1 < state))
        {
            await store.ClaimAsync(from, "a", TimeSpan.FromMinutes(5), None);
            Assert.True(await store.CompleteAsync(before.Id, "a", new Outcome.Advance(to, []), WorkProduct.None, None));
        }
        Assert.NotNull(await store.ClaimAsync(state, "working", TimeSpan.FromMinutes(5), None));

        Drop("fax1.csv", "file,caller,pages,line\nfax1.tif,8315550199,7,8314305850\n"u8.ToArray());
        await LookAsync();
        Assert.Equal(0, await LookAsync(after: options.QuietFor));

        var fax = Assert.Single(await AllAsync());
        Assert.Equal(7, fax.Delivery!.Pages);
        Assert.Equal(["sidecar-late"], fax.Delivery.Remarks);
        Assert.Equal(state == FaxState.Accepted ? before.Source.CallerId : "8315550199", fax.Source.CallerId);
        Assert.Contains("\"pages\":7", Assert.Single(await store.EventsAsync(fax.Id, None), e => e.Action == "sidecar-late").Details, StringComparison.Ordinal);
        Assert.Equal(state, fax.State);
        // Who was deciding did not know it: that decision is not taken, and the next one knows. Reading and exporting go on.
        Assert.Equal(state != FaxState.Read, await store.RenewAsync(fax.Id, "working", TimeSpan.FromMinutes(5), None));
        if (state == FaxState.Read) Assert.Equal((7, 1), await store.ClaimAsync(state, "next", TimeSpan.FromMinutes(5), None) is { } next ? (next.Delivery!.Pages, next.Attempts) : default);
    }

    [Fact]
    public async Task A_table_of_many_faxes_stays_until_all_of_them_were_taken()
    {
        Drop("day.csv", "file,caller,pages\nfax1.tif,8315550101,1\nfax2.tif,8315550102,1\n"u8.ToArray());
        Drop("fax1.tif", TinyFiles.Tiff(mark: 1));
        await LookAsync();
        Assert.Equal(1, await LookAsync(after: options.QuietFor));
        Assert.True(File.Exists(folder["in", "day.csv"]));
        source = Create(); // what was taken is remembered by the archive
        Drop("fax2.tif", TinyFiles.Tiff(mark: 2));
        await LookAsync();
        Assert.Equal(1, await LookAsync(after: options.QuietFor));
        await LookAsync(after: options.QuietFor);
        Assert.Equal(["8315550101", "8315550102"], (await AllAsync()).Select(fax => fax.Source.CallerId));
        Assert.Equal(["day.csv", "fax1.tif", "fax2.tif"], Archived());
    }

    [Fact]
    public async Task The_log_of_HylaFAX_is_read_where_it_lies_and_left_there()
    {
        string Line(int number) => $"11/20/26 08:4{number}\tRECV\t{number}\tttyS0\trecvq/fax00000000{number}.tif\t\tfax\t\"8314305850\"\t\"\"\t4\t1\t0:01\t0:01\t\"\"\t\"831555010{number}\"\t\"\"\t\"\"\n";
        Drop("xferfaxlog", Encoding.ASCII.GetBytes(Line(1)));
        Drop("fax000000001.tif", TinyFiles.Tiff(mark: 1));
        await LookAsync();
        Assert.Equal(1, await LookAsync(after: options.QuietFor));
        await File.AppendAllTextAsync(folder["in", "xferfaxlog"], Line(2) + Line(3)[..40]);
        Drop("fax000000002.tif", TinyFiles.Tiff(mark: 2));
        await LookAsync();
        Assert.Equal(1, await LookAsync(after: options.QuietFor));
        Assert.Equal(["8315550101", "8315550102"], (await AllAsync()).Select(fax => fax.Source.CallerId));
        Assert.Equal(["xferfaxlog"], Directory.GetFiles(options.Path!).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public async Task A_time_that_has_not_come_is_not_believed()
    {
        Drop("fax1.tif", TinyFiles.Tiff());
        Drop("fax1.xml", Encoding.UTF8.GetBytes(Xml.Replace("2026-11-20", "2027-11-20", StringComparison.Ordinal)));
        await LookAsync();
        await LookAsync(after: options.QuietFor);
        var fax = Assert.Single(await AllAsync());
        Assert.Equal(Dropped, fax.Source.ReceivedAt);
        Assert.Equal("received-ahead", Assert.Single(fax.Delivery!.Reasons).Code);
    }

    [Fact]
    public async Task Lines_and_subfolders_make_a_fax_urgent_and_say_its_line()
    {
        options.UrgentLines = "8315559999";
        options.Subfolders["hotline"] = new() { FaxLine = "8315558888", Urgent = true };
        source = Create();
        Drop("fax1.tif", TinyFiles.Tiff(mark: 1));
        Drop("fax2.tif", TinyFiles.Tiff(mark: 2));
        Drop("fax2.ini", "DNIS=9999\ncaller=8315550100\n"u8.ToArray());
        Drop(Path.Combine("hotline", "fax3.tif"), TinyFiles.Tiff(mark: 3));
        await LookAsync();
        await LookAsync(after: options.QuietFor);
        Assert.Equal(2, await LookAsync(after: options.SidecarWait) + 1 + (await AllAsync()).Count - 3);
        Assert.Equal([("fax1.tif", "8314305850", false), ("fax2.tif", "8315559999", true), ("fax3.tif", "8315558888", true)],
            (await AllAsync()).OrderBy(fax => fax.FileName, StringComparer.Ordinal).Select(fax => (fax.FileName, fax.Source.FaxLine!, fax.Delivery!.Urgent)));
    }

    [Fact]
    public async Task Pages_in_files_of_their_own_are_one_fax_once_all_are_there()
    {
        Drop("fax1-3of3.tif", TinyFiles.Tiff(mark: 3));
        Drop("fax1-1of3.tif", TinyFiles.Tiff(mark: 1));
        await LookAsync();
        Assert.Equal(0, await LookAsync(after: TimeSpan.FromMinutes(1)));
        Drop("fax1-2of3.tif", TinyFiles.Tiff(mark: 2));
        await LookAsync();
        Assert.Equal(1, await LookAsync(after: options.QuietFor));
        var fax = Assert.Single(await AllAsync());
        Assert.Equal("fax1.zip", fax.FileName);
        Assert.Empty(fax.Delivery!.Reasons);
        using var zip = await ZipFile.OpenReadAsync(blobs.PathOf(fax.Sha256));
        Assert.Equal(PageBundle.Comment, zip.Comment);
        Assert.Equal([1, 2, 3], zip.Entries.Select(entry => (int)Bytes(entry)[8]));
        Assert.Equal(["fax1-1of3.tif", "fax1-2of3.tif", "fax1-3of3.tif"], Archived());
    }

    [Fact]
    public async Task Pages_of_unknown_number_are_one_fax_when_no_more_come()
    {
        for (int page = 1; page <= 3; page++)
        {
            Drop($"fax1_p{page}.tif", TinyFiles.Tiff(mark: (byte)page));
            await LookAsync();
            Assert.Equal(0, await LookAsync(after: options.QuietForUnknown * 0.9));
        }
        Assert.Equal(1, await LookAsync(after: options.QuietForUnknown * 0.1));
        Assert.Empty(Assert.Single(await AllAsync()).Delivery!.Reasons);
    }

    [Fact]
    public async Task A_page_that_never_comes_is_told_to_a_person()
    {
        Drop("fax1_p1.tif", TinyFiles.Tiff(mark: 1));
        Drop("fax1_p3.tif", TinyFiles.Tiff(mark: 3));
        await LookAsync();
        Assert.Equal(0, await LookAsync(after: options.QuietForBroken * 0.99));
        Assert.Equal(1, await LookAsync(after: options.QuietForBroken * 0.01));
        Assert.Equal("A page of this fax did not come.", Assert.Single(Assert.Single(await AllAsync()).Delivery!.Reasons).Message);
        Assert.Equal(2, Archived().Count);
    }

    [Fact]
    public async Task A_sidecar_lists_the_pages_in_order_whatever_they_are_called()
    {
        Drop("b.tif", TinyFiles.Tiff(mark: 2));
        Drop("a.tif", TinyFiles.Tiff(mark: 1));
        Drop("job7.xml", "<fax><caller>8315550100</caller><page file=\"b.tif\"/><page file=\"a.tif\"/></fax>"u8.ToArray());
        await LookAsync();
        Assert.Equal(1, await LookAsync(after: options.QuietFor));
        var fax = Assert.Single(await AllAsync());
        using var zip = await ZipFile.OpenReadAsync(blobs.PathOf(fax.Sha256));
        Assert.Equal([2, 1], zip.Entries.Select(entry => (int)Bytes(entry)[8]));
        Assert.Equal(["a.tif", "b.tif", "job7.xml"], Archived());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_crash_between_the_moves_of_a_fax_loses_and_doubles_nothing(int moved)
    {
        for (int page = 1; page <= 3; page++) Drop($"fax1-{page}of3.tif", TinyFiles.Tiff(mark: (byte)page));
        disk.Moves = moved;
        await LookAsync();
        Assert.Equal(1, await LookAsync(after: options.QuietFor));
        Assert.Equal(3 - moved, Directory.GetFiles(options.Path!).Length);

        disk.Moves = int.MaxValue;
        source = Create(); // as after a restart
        await LookAsync();
        Assert.Equal(0, await LookAsync(after: TimeSpan.FromDays(1)));
        Assert.Equal(1, Assert.Single(await AllAsync()).Arrivals);
        Assert.Equal(["fax1-1of3.tif", "fax1-2of3.tif", "fax1-3of3.tif"], Archived());
        Assert.Empty(Directory.GetFiles(options.Path!));
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
