using FaxIngest.Store;

namespace FaxIngest.Receive;

public sealed partial class FolderSourceTests
{
    public static TheoryData<string, string> HostileNames() => new()
    {
        { "a\nb.tif", "a\\u{000A}b.tif" },
        { "\u202Efit.exe", "\\u{202E}fit.exe" },
        { "..tif", "..tif" },
        { "a;rm -rf $HOME `x` | y.tif", "a;rm -rf $HOME `x` | y.tif" },
        { "--help.tif", "--help.tif" },
        { "..\\..\\up.tif", "..\\..\\up.tif" },
        { new string('n', 251) + ".tif", new string('n', 251) + ".tif" },
        { new string('\u5831', 83) + ".tif", new string('\u5831', 83) + ".tif" },
    };

    [Theory, MemberData(nameof(HostileNames))]
    public async Task Names_chosen_to_harm_are_kept_in_the_archive_shown_as_what_they_are_and_never_a_path(string name, string shown)
    {
        if (name.StartsWith('.')) name = "x" + name;
        for (byte again = 0; again < 3; again++)
        {
            Drop(name, TinyFiles.Tiff(mark: again));
            await LookAsync();
            Assert.Equal(1, await LookAsync(after: options.QuietFor));
        }
        Assert.All(await AllAsync(), fax => Assert.EndsWith(shown.TrimStart('.'), fax.FileName));
        Assert.Equal(3, Archived().Count); // a name of full length has room for a number all the same
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_name_that_is_no_text_is_taken_all_the_same()
    {
        string path = Drop("plain.tif", TinyFiles.Tiff());
        using (var shell = System.Diagnostics.Process.Start("/bin/sh", ["-c", $"mv '{path}' \"$(printf '%s/fax\\377\\201.tif' '{options.Path}')\""])) await shell.WaitForExitAsync();
        await LookAsync();
        await LookAsync();
        Assert.Equal(1, await LookAsync(after: options.QuietFor));
        Assert.Equal("fax%FF%81.tif", Assert.Single(await AllAsync()).FileName);
        Assert.Equal(["fax%FF%81.tif"], Archived());
    }

    [Theory]
    [InlineData(116)] // ESTALE: the share was unmounted and mounted anew
    [InlineData(5)] // EIO
    [InlineData(112)] // EHOSTDOWN
    public async Task A_share_that_drops_loses_nothing_and_no_half_file_is_taken(int error)
    {
        Drop("fax1.tif", TinyFiles.Tiff());
        await LookAsync();
        disk.ReadFault = new IOException("fault", error);
        Assert.Equal(0, await LookAsync(after: options.QuietFor));
        disk.ListFault = new IOException("fault", error);
        await Assert.ThrowsAsync<IOException>(() => LookAsync(after: TimeSpan.FromMinutes(1)));
        Assert.Empty(await AllAsync());
        (disk.ListFault, disk.ReadFault) = (null, null);
        Assert.Equal(1, await LookAsync(after: TimeSpan.FromMinutes(1)));
        Assert.Equal(TinyFiles.Tiff(), await File.ReadAllBytesAsync(blobs.PathOf(Assert.Single(await AllAsync()).Sha256)));
    }

    [Fact]
    public async Task An_archive_on_another_disk_is_copied_to_before_the_source_goes()
    {
        const string OtherDisk = "/dev/shm";
        if (!Directory.Exists(OtherDisk)) return;
        string archive = Path.Combine(OtherDisk, "faxingest-" + Guid.NewGuid().ToString("N"));
        try
        {
            options.Archive = archive;
            source = Create();
            Drop("fax1.tif", TinyFiles.Tiff());
            await LookAsync();
            Assert.Equal(1, await LookAsync(after: options.QuietFor));
            Assert.Empty(Directory.GetFiles(options.Path!));
            Assert.Equal(TinyFiles.Tiff(), await File.ReadAllBytesAsync(Directory.GetFiles(archive, "fax1.tif", SearchOption.AllDirectories).Single()));
        }
        finally
        {
            if (Directory.Exists(archive)) Directory.Delete(archive, recursive: true);
        }
    }

    [Fact]
    public async Task A_clock_that_jumps_makes_no_file_quiet()
    {
        Drop("fax1.tif", TinyFiles.Tiff());
        await LookAsync();
        time.Set(TimeSpan.FromDays(3));
        Assert.Equal(0, await LookAsync());
        time.Set(TimeSpan.FromDays(-30));
        Assert.Equal(1, await LookAsync(after: options.QuietFor));
    }

    [Fact]
    public async Task A_flood_is_taken_from_few_listings()
    {
        options.PerPoll = 10;
        for (int i = 0; i < 300; i++) Drop($"fax{i}.tif", TinyFiles.Tiff(2, mark: (byte)i, little: i < 256));
        await LookAsync();
        int before = disk.Listings, taken = 0, looks = 1;
        for (int got = await LookAsync(after: options.QuietFor); got > 0; got = await LookAsync(), looks++) taken += got;
        Assert.Equal(300, taken);
        Assert.True(looks >= 30);
        Assert.InRange(disk.Listings - before, 1, 3);
    }

    [Fact]
    public async Task What_waits_too_long_raises_an_alarm_until_it_is_gone()
    {
        string path = Drop("fax1.tif", TinyFiles.Tiff());
        blobs.Fault = new IOException("fault", 5);
        await LookAsync();
        Assert.Null(source.Trouble);
        await LookAsync(after: options.OverdueAfter + TimeSpan.FromMinutes(1));
        Assert.Equal("overdue", source.Trouble!.Reason.Code);
        File.Delete(path);
        await LookAsync(after: TimeSpan.FromMinutes(1));
        Assert.Null(source.Trouble);
    }
}
