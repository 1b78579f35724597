using System.Diagnostics;
using System.Security.Cryptography;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Render;
using FaxIngest.Verify;
using Microsoft.Extensions.Options;

namespace FaxIngest.Service.Tests.Read;

public sealed class LooseFileReaderTests : IDisposable
{
    private readonly WorkFolders folders = new(TimeProvider.System);
    private readonly WorkFolder root;
    private readonly RecordingReader reader = new();
    private readonly RenderOptions limits = new();

    public LooseFileReaderTests() => root = folders.Create();

    public void Dispose()
    {
        root.Dispose();
        folders.Dispose();
    }

    [Fact]
    public async Task The_reader_gets_a_private_copy_and_the_document_its_hash_name_and_time()
    {
        string path = Make("Fax 1.tif", "contents");
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 11, 20, 17, 3, 11, DateTimeKind.Utc));
        var (fax, result) = await ReadAsync(path);

        Assert.Null(result.Unreadable);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("contents"u8)), fax.Sha256);
        Assert.Equal(fax.Sha256[..16], fax.Id);
        Assert.Equal("Fax 1.tif", fax.FileName);
        Assert.Equal(new Source("file", new DateTimeOffset(2026, 11, 20, 17, 3, 11, TimeSpan.Zero)), fax.Source);
        var request = Assert.Single(reader.Requests);
        Assert.NotEqual(path, request.Path);
        Assert.Equal("contents", reader.Contents);
        Assert.Equal("Fax 1.tif", request.FileName);
    }

    [Fact]
    public async Task Nothing_stays_behind()
    {
        await ReadAsync(Make("a.tif", "x"));
        Assert.False(Path.Exists(reader.Requests[0].Path));
        Assert.False(Path.Exists(reader.Requests[0].WorkFolder));
    }

    [Fact]
    public async Task A_reader_that_fails_once_is_asked_again()
    {
        reader.Faults.Enqueue(new ReaderFaultException(ReaderFaults.Crashed("signal 11")));
        Assert.Null((await ReadAsync(Make("a.tif", "x"))).Result.Unreadable);
        Assert.Equal(2, reader.Requests.Count);
    }

    [Fact]
    public async Task A_document_that_two_readers_fail_on_is_unreadable_with_the_last_reason()
    {
        reader.Faults.Enqueue(new ReaderFaultException(ReaderFaults.Crashed("signal 11")));
        reader.Faults.Enqueue(new ReaderFaultException(ReaderFaults.Timeout("time for a page")));
        Assert.Equal("reader-timeout", (await ReadAsync(Make("a.tif", "x"))).Result.Unreadable?.Code);
        Assert.Equal(2, reader.Requests.Count);
    }

    [Fact]
    public async Task Readers_that_cannot_be_started_are_no_fault_of_the_document()
    {
        reader.Faults.Enqueue(new ReaderFaultException(ReaderFaults.NotStarted("liblept.so.5 is missing")));
        reader.Faults.Enqueue(new ReaderFaultException(ReaderFaults.NotStarted("liblept.so.5 is missing")));
        await Assert.ThrowsAsync<ReaderFaultException>(() => ReadAsync(Make("a.tif", "x")));
    }

    [Fact]
    public async Task A_file_over_the_cap_is_hashed_and_not_read()
    {
        limits.MaxMegabytes = 1;
        string path = Make("large.tif", new string('x', 1_000_001));
        var (fax, result) = await ReadAsync(path);
        Assert.Equal("too-large", result.Unreadable?.Code);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), fax.Sha256);
        Assert.Empty(reader.Requests);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_unreadable() => await ExpectClosedAsync(Path.Combine(root.Path, "gone.tif"), "vanished");

    [Fact]
    public async Task A_link_to_nowhere_is_unreadable()
    {
        string link = Path.Combine(root.Path, "link.tif");
        File.CreateSymbolicLink(link, Path.Combine(root.Path, "gone"));
        await ExpectClosedAsync(link, "vanished");
    }

    [Fact]
    public async Task Links_that_go_round_are_unreadable()
    {
        string link = Path.Combine(root.Path, "link.tif");
        File.CreateSymbolicLink(link, link);
        await ExpectClosedAsync(link, "vanished");
    }

    [Fact]
    public async Task A_folder_in_place_of_a_file_is_unreadable() => await ExpectClosedAsync(root.Path, "no-permission");

    [Fact]
    public async Task A_pipe_is_not_waited_for()
    {
        if (!OperatingSystem.IsLinux()) return;
        string pipe = Path.Combine(root.Path, "pipe.tif");
        using (var make = Process.Start("mkfifo", [pipe])) await make.WaitForExitAsync();
        await ExpectClosedAsync(pipe, "not-a-document");
    }

    [Fact]
    public async Task A_closed_file_is_unreadable()
    {
        if (!OperatingSystem.IsLinux()) return;
        string path = Make("closed.tif", "x");
        File.SetUnixFileMode(path, UnixFileMode.None);
        // The administrator may open everything.
        await ExpectClosedAsync(path, "no-permission", unless: Environment.IsPrivilegedProcess);
    }

    private async Task ExpectClosedAsync(string path, string code, bool unless = false)
    {
        var (fax, result) = await ReadAsync(path);
        if (unless)
        {
            Assert.Null(result.Unreadable);
            return;
        }
        Assert.Equal(code, result.Unreadable?.Code);
        Assert.Empty(fax.Sha256);
        Assert.Equal(16, fax.Id.Length);
        Assert.Empty(reader.Requests);
    }

    private Task<(Fax Fax, ReadResult Result)> ReadAsync(string path) =>
        new LooseFileReader(reader, new NoDecisions(), folders, Options.Create(limits)).ReadOnlyAsync(path, CancellationToken.None);

    private string Make(string name, string contents)
    {
        string path = Path.Combine(root.Path, name);
        File.WriteAllText(path, contents);
        return path;
    }

    private sealed class RecordingReader : IDocumentReader
    {
        internal List<ReadRequest> Requests { get; } = [];
        internal Queue<ReaderFaultException> Faults { get; } = [];
        internal string? Contents { get; private set; }

        public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellation)
        {
            Requests.Add(request);
            Contents = File.ReadAllText(request.Path);
            Assert.Empty(Directory.GetFileSystemEntries(request.WorkFolder));
            if (Faults.TryDequeue(out var fault)) throw fault;
            return Task.FromResult(new ReadResult { Pages = [new(1, PageKinds.Unknown, 0, null, 1, 1)] });
        }
    }

    private sealed class NoDecisions : IDecisionPipeline
    {
        public Document Decide(Fax fax, ReadResult read, IReadOnlyList<Verification> verifications) => throw new InvalidOperationException("not asked for");
    }
}
