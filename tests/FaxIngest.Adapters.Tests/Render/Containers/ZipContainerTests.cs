using System.IO.Compression;
using System.Text;
using FaxIngest.Model;
using FaxIngest.Render;
using FaxIngest.Render.Containers;

namespace FaxIngest.Tests.Render.Containers;

public sealed class ZipContainerTests : ContainerFormatContract
{
    private static readonly byte[] Fax = File.ReadAllBytes(Path.Combine(TestFolder.Of("render"), "same", "g4.tif"));

    private protected override IContainerFormat Format { get; } = new ZipContainer();

    private protected override (byte[] Bytes, int Parts) Sample() => (Zip([("a/fax.tif", Fax), ("note.txt", "Please see.\n"u8.ToArray())]), 2);

    private static byte[] Zip(IEnumerable<(string Name, byte[] Bytes)> entries, string comment = "", CompressionLevel level = CompressionLevel.Optimal)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.Comment = comment;
            foreach (var (name, bytes) in entries)
            {
                using var stream = zip.CreateEntry(name, level).Open();
                stream.Write(bytes);
            }
        }

        return memory.ToArray();
    }

    private Contents Open(byte[] zip, ContainerLimits? limits = null) => Open(Format, new PartFile(Save(zip), "a.zip"), limits);

    [Fact]
    public void Files_come_out_as_they_went_in_and_texts_as_texts()
    {
        var parts = Open(Sample().Bytes).Parts;

        Assert.Equal(("fax.tif", "image/tiff"), (parts[0].Name, parts[0].Type));
        Assert.Equal(Fax, File.ReadAllBytes(parts[0].File!.Path));
        Assert.Equal(["Please see."], parts[1].Text!.Lines);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\..\\windows\\system.ini")]
    [InlineData("a\nb\0c")]
    public void No_name_leads_out_of_the_space(string name) => Assert.NotNull(Assert.Single(Open(Zip([(name, Fax)])).Parts).File);

    [Fact]
    public void Folders_are_no_files_and_notes_of_a_computer_to_itself_are_no_parts_to_read() =>
        Assert.Equal([PartStates.Accessory, null], Open(Zip([("a/", []), ("__MACOSX/._a", Fax), ("a/fax.tif", Fax)])).Parts.Select(p => p.End));

    [Fact]
    public void A_file_that_grows_too_much_is_not_unpacked()
    {
        var part = Assert.Single(Open(Zip([("bomb", new byte[150_000_000])])).Parts);

        Assert.Equal((PartStates.OverLimit, "too-large"), (part.End, part.Reason?.Code));
        Assert.Empty(Directory.EnumerateFiles(Space));
    }

    [Fact]
    public void A_file_that_is_longer_than_it_says_is_cut_off()
    {
        byte[] zip = Zip([("liar.bin", [.. Enumerable.Range(0, 50_000).Select(i => (byte)(i * 7919 >> 3))])], level: CompressionLevel.NoCompression);
        // The size in the directory at the end, made smaller: 16 bytes after the entry's signature plus eight.
        int entry = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(entry + 24), 1000);

        var part = Assert.Single(Open(zip).Parts);

        Assert.True(part.End is PartStates.Unreadable || part.Bytes <= 1000);
    }

    [Fact]
    public void An_encrypted_file_is_told_as_such()
    {
        byte[] zip = Zip([("locked.pdf", Fax)]);
        zip[zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        zip[6] |= 1;

        var part = Assert.Single(Open(zip).Parts);

        Assert.Equal((PartStates.Encrypted, "password-protected"), (part.End, part.Reason?.Code));
    }

    [Fact]
    public void A_hundred_thousand_files_are_refused_before_their_list_is_loaded()
    {
        byte[] zip = Zip([("a", Fax)]);
        BitConverter.TryWriteBytes(zip.AsSpan(zip.Length - 22 + 10), (ushort)60_000);

        Assert.Equal("too-many-parts", Assert.Throws<UnreadableException>(() => Open(zip)).Reason.Code);
    }

    [Fact]
    public void A_zip_with_our_comment_is_one_fax()
    {
        Assert.True(Open(Zip([("1", Fax), ("2", Fax)], "faxingest/pages/1", CompressionLevel.NoCompression)).OneFax);
        Assert.False(Open(Zip([("1", Fax)], "faxingest/pages/2")).OneFax);
    }

    [Fact]
    public void An_empty_zip_holds_nothing() => Assert.Empty(Open(Zip([])).Parts);

    [Fact]
    public void A_zip_in_a_zip_without_end_is_left_at_the_cap_on_depth()
    {
        byte[] zip = Zip([("fax.tif", Fax)]);
        for (int i = 0; i < 20; i++) zip = Zip([("inner.zip", zip)]);
        using var session = new ContainerSource(new ContainerLimits()).Begin();
        var file = new PartFile(Save(zip), "outer.zip");

        var refused = Assert.Throws<UnreadableException>(() =>
        {
            while (session.Open(file) is { } contents) file = contents.Parts[0].File!;
        });

        Assert.Equal(("too-deep", 12), (refused.Reason.Code, file.Depth));
    }
}
