using System.Security.Cryptography;
using System.Text;
using FaxIngest.Model;
using FaxIngest.Native;
using FaxIngest.Pipeline;
using FaxIngest.Render;
using Microsoft.Extensions.Options;

namespace FaxIngest.Read;

/// <summary>From a file on disk to a decided document with no store: what <c>read</c> and <c>evaluate</c> do. Every file gets a document, readable or not.</summary>
/// <param name="reader">The pool of readers.</param>
/// <param name="decisions">Validate and Decide.</param>
/// <param name="folders">Private folders for copies and page images.</param>
/// <param name="limits">The cap on a file's size.</param>
internal sealed class LooseFileReader(IDocumentReader reader, IDecisionPipeline decisions, WorkFolders folders, IOptions<RenderOptions> limits)
{
    /// <summary>Times a reader is given a document before the document is called unreadable: a fault may be the reader's, twice is the document's.</summary>
    private const int Attempts = 2;

    private const int IdLength = 16;
    private const int ChunkLength = 131_072;

    /// <summary>Reads and decides one file.</summary>
    /// <exception cref="ReaderFaultException">Code <c>reader-not-started</c> only: then the machine is at fault, and no file can be read.</exception>
    internal async Task<Document> ReadAsync(string path, CancellationToken cancellation)
    {
        var (fax, result) = await ReadOnlyAsync(path, cancellation);
        return decisions.Decide(fax, result, []);
    }

    /// <summary>Reads one file and leaves the decision to the caller.</summary>
    /// <exception cref="ReaderFaultException">See <see cref="ReadAsync"/>.</exception>
    internal async Task<(Fax Fax, ReadResult Result)> ReadOnlyAsync(string path, CancellationToken cancellation)
    {
        using var folder = folders.Create();
        string copy = Path.Combine(folder.Path, "document");
        var (sha256, received, unreadable) = await CopyAsync(path, copy, cancellation);
        var fax = new Fax
        {
            // Without bytes there is no hash: the place still tells two such files apart.
            Id = (sha256.Length > 0 ? sha256 : Hex(SHA256.HashData(Encoding.UTF8.GetBytes(path))))[..IdLength],
            Sha256 = sha256,
            FileName = Path.GetFileName(path),
            Source = new Source("file", received),
            State = FaxState.Read,
        };
        return (fax, unreadable is null ? await AttemptAsync(fax, copy, folder.Path, cancellation) : new ReadResult { Unreadable = unreadable });
    }

    private async Task<ReadResult> AttemptAsync(Fax fax, string copy, string folder, CancellationToken cancellation)
    {
        using var pages = WorkFolder.Create(Path.Combine(folder, "pages"));
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await reader.ReadAsync(new ReadRequest(fax.Id, copy, fax.FileName, pages.Path), cancellation);
            }
            catch (ReaderFaultException fault) when (attempt >= Attempts && fault.Reason.Code != ReaderFaults.NotStartedCode)
            {
                return new ReadResult { Unreadable = fault.Reason };
            }
            catch (ReaderFaultException) when (attempt < Attempts)
            {
                // Once more, with another process.
            }
        }
    }

    /// <summary>A private copy, so that what is hashed is what is read, whatever happens to the file meanwhile.</summary>
    private async Task<(string Sha256, DateTimeOffset Received, Reason? Unreadable)> CopyAsync(string path, string copy, CancellationToken cancellation)
    {
        var received = DateTimeOffset.UnixEpoch;
        try
        {
            await using var source = Open(path);
            received = new DateTimeOffset(File.GetLastWriteTimeUtc(source.SafeFileHandle), TimeSpan.Zero);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var target = new FileStream(copy, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            long most = limits.Value.Limits.MaxBytes, length = 0;
            byte[] chunk = new byte[ChunkLength];
            for (int got; (got = await Attempt(() => source.ReadAsync(chunk, cancellation))) > 0;)
            {
                hash.AppendData(chunk, 0, got);
                // A file over the cap is hashed to its end but kept no further.
                if ((length += got) <= most) await target.WriteAsync(chunk.AsMemory(0, got), cancellation);
            }
            return (Hex(hash.GetHashAndReset()), received, length > most ? Unreadable.TooLarge(length, most).Reason : null);
        }
        catch (UnreadableException closed)
        {
            return ("", received, closed.Reason);
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            if (Directory.Exists(path)) throw new UnauthorizedAccessException();
            // A pipe or a device would be waited for without end.
            if (!RegularFile.Is(path)) throw Unreadable.NotADocument();
            return new FileStream(path, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.SequentialScan, BufferSize = 0 });
        }
        catch (UnauthorizedAccessException closed)
        {
            throw new UnreadableException(new("no-permission", "It cannot be opened: permission is missing."), closed);
        }
        catch (IOException gone)
        {
            throw Unreadable.Vanished(gone);
        }
    }

    /// <summary>A disk or share that fails under the file is the file's fate; a full disk for the copy is not, and is thrown.</summary>
    private static async ValueTask<int> Attempt(Func<ValueTask<int>> read)
    {
        try
        {
            return await read();
        }
        catch (IOException gone)
        {
            throw Unreadable.Vanished(gone);
        }
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
