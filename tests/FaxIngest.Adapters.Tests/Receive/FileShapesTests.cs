namespace FaxIngest.Receive;

public sealed class FileShapesTests
{
    public static TheoryData<string, byte[]> WholeFiles() => new()
    {
        { "one page", TinyFiles.Tiff() },
        { "three pages", TinyFiles.Tiff(3) },
        { "big endian", TinyFiles.Tiff(3, little: false) },
        { "PDF", TinyFiles.Pdf },
        { "PDF after junk", [.. "mail junk\r\n"u8, .. TinyFiles.Pdf] },
        { "PNG", TinyFiles.Png },
        { "JPEG", TinyFiles.Jpeg },
        { "JPEG with padding", [.. TinyFiles.Jpeg, 0, 0, 0] },
    };

    [Theory, MemberData(nameof(WholeFiles))]
    public void A_file_with_its_end_is_whole(string name, byte[] content) =>
        Assert.True(FileShapes.Of(new MemoryStream(content)) == FileShape.Whole, name);

    [Theory]
    [MemberData(nameof(WholeFiles))]
    public void No_part_of_a_known_file_is_whole(string name, byte[] content)
    {
        // The padding after a JPEG's end may be missing, and of a TIFF nothing may: it ends with its last directory.
        int end = name == "JPEG with padding" ? content.Length - 3 : content.Length;
        int mark = name.StartsWith("PDF", StringComparison.Ordinal) ? 1 : name == "PNG" ? 4 : 0; // line end, check sum
        for (int length = name == "PDF after junk" ? 20 : 9; length < end - mark; length++)
            Assert.True(FileShapes.Of(new MemoryStream(content[..length])) == FileShape.NotWhole, $"{name} cut to {length}");
    }

    [Fact]
    public void An_empty_file_is_not_whole() => Assert.Equal(FileShape.NotWhole, FileShapes.Of(new MemoryStream()));

    [Fact]
    public void Text_cannot_tell() => Assert.Equal(FileShape.CannotTell, FileShapes.Of(new MemoryStream(TinyFiles.Text)));

    [Fact]
    public void A_chain_of_directories_that_loops_never_closes() => Assert.Equal(FileShape.NotWhole, FileShapes.Of(new MemoryStream(TinyFiles.LoopingTiff())));

    [Fact]
    public void Strips_that_lie_behind_the_end_are_missing()
    {
        byte[] file = TinyFiles.Tiff();
        int stripLength = 8 + 2 + 2 + 4 * 12 + 8;
        Assert.Equal(1, file[stripLength]);
        file[stripLength + 1] = 1; // 257 bytes
        Assert.Equal(FileShape.NotWhole, FileShapes.Of(new MemoryStream(file)));
    }

    [Fact]
    public void Random_bytes_behind_a_TIFF_head_end_in_an_answer()
    {
        var random = new Random(7);
        for (int round = 0; round < 2000; round++)
        {
            byte[] file = TinyFiles.Tiff(3);
            for (int hits = random.Next(1, 6); hits > 0; hits--) file[random.Next(4, file.Length)] = (byte)random.Next(256);
            Assert.True(FileShapes.Of(new MemoryStream(file)) is FileShape.Whole or FileShape.NotWhole);
        }
    }
}
