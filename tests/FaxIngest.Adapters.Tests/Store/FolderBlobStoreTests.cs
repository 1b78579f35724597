using System.Security.Cryptography;

namespace FaxIngest.Store;

public sealed class FolderBlobStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ManualTime time = new();
    private readonly FolderBlobStore blobs;

    public FolderBlobStoreTests() => blobs = new(folder["blobs"], time);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public async Task Bytes_are_found_under_their_hash(int length)
    {
        byte[] content = new byte[length];
        new Random(1).NextBytes(content);
        var (sha256, stored) = await blobs.PutAsync(new MemoryStream(content), CancellationToken.None);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), sha256);
        Assert.Equal(length, stored);
        Assert.Equal(content, await File.ReadAllBytesAsync(blobs.PathOf(sha256)));
        Assert.Equal(folder["blobs", sha256[..2], sha256[2..4], sha256], blobs.PathOf(sha256));
    }

    [Fact]
    public async Task The_same_bytes_from_many_at_once_are_stored_once_and_leave_no_litter()
    {
        var puts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => blobs.PutAsync(new MemoryStream([1, 2, 3]), CancellationToken.None))));
        Assert.Single(puts.Distinct());
        Assert.Single(Directory.GetFiles(folder["blobs"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_stream_that_breaks_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => blobs.PutAsync(new BreakingStream(), CancellationToken.None));
        Assert.Empty(Directory.GetFiles(folder["blobs"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_blob_that_was_cut_is_made_whole_when_its_bytes_come_again()
    {
        var (sha256, _) = await blobs.PutAsync(new MemoryStream([1, 2, 3]), CancellationToken.None);
        await File.WriteAllBytesAsync(blobs.PathOf(sha256), [1]);
        await blobs.PutAsync(new MemoryStream([1, 2, 3]), CancellationToken.None);
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(blobs.PathOf(sha256)));
    }

    [Fact]
    public async Task What_a_killed_process_left_is_removed_after_a_day_but_not_before()
    {
        string incoming = folder["blobs", ".incoming"];
        Directory.CreateDirectory(incoming);
        foreach (var (name, age) in new[] { ("old.tmp", 25), ("new.tmp", 23) })
        {
            await File.WriteAllTextAsync(Path.Combine(incoming, name), "x");
            File.SetLastWriteTimeUtc(Path.Combine(incoming, name), (time.GetUtcNow() - TimeSpan.FromHours(age)).UtcDateTime);
        }
        await blobs.PutAsync(new MemoryStream([1]), CancellationToken.None);
        Assert.Equal(["new.tmp"], Directory.GetFiles(incoming).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Nothing_but_a_hash_is_taken_for_an_address()
    {
        await blobs.PutAsync(new MemoryStream([1]), CancellationToken.None);
        Assert.Throws<FileNotFoundException>(() => blobs.PathOf(new string('0', 64)));
        Assert.Throws<ArgumentException>(() => blobs.PathOf("../../etc/passwd"));
        Assert.Throws<ArgumentException>(() => blobs.PathOf(new string('A', 64)));
    }

    private sealed class BreakingStream : MemoryStream
    {
        private int reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ++reads > 2 ? throw new IOException("the share went away") : ValueTask.FromResult(100);
    }
}
