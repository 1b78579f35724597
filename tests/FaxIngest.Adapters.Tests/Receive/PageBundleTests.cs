using System.IO.Compression;

namespace FaxIngest.Receive;

public sealed class PageBundleTests
{
    private static PageBundle.Page Page(byte[] content, string ending = ".tif") => new(ending, content.Length, Crc32.Of(new MemoryStream(content)).Check, () => new MemoryStream(content));

    private static byte[] All(Stream stream)
    {
        using var all = new MemoryStream();
        stream.CopyTo(all, 7); // an odd buffer: parts end anywhere
        return all.ToArray();
    }

    [Fact]
    public void It_is_a_zip_with_the_pages_as_they_are_in_order()
    {
        byte[][] contents = [TinyFiles.Tiff(), [], TinyFiles.Tiff(mark: 9), new byte[300_000]];
        byte[] bytes = All(new PageBundle([.. contents.Select(content => Page(content))]));
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.Equal("faxingest/pages/1", zip.Comment);
        Assert.Equal(["page-0001.tif", "page-0002.tif", "page-0003.tif", "page-0004.tif"], zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries.Zip(contents), pair =>
        {
            Assert.Equal(pair.First.Length, pair.First.CompressedLength);
            Assert.Equal(pair.Second, All(pair.First.Open()));
        });
        Assert.Equal(bytes, All(new PageBundle([.. contents.Select(content => Page(content))])));
    }

    [Fact]
    public void A_page_that_shrinks_meanwhile_is_a_fault() =>
        Assert.Throws<EndOfStreamException>(() => All(new PageBundle([new(".tif", 10, 0, () => new MemoryStream(new byte[9]))])));

    [Fact]
    public void The_check_sum_is_that_of_zip_files() => Assert.Equal((0xCBF43926u, 9L), Crc32.Of(new MemoryStream("123456789"u8.ToArray())));
}
