using FaxIngest.Read;
using FaxIngest.Reader.Faults;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaxIngest.Service.Tests.Read;

/// <summary>A pool over readers that fail on demand, with limits short enough for a test.</summary>
internal sealed class FaultyPool : IAsyncDisposable
{
    private readonly WorkFolders folders = new(TimeProvider.System);
    private int documents;

    internal FaultyPool(Action<ReaderOptions>? change = null, params string[] arguments)
    {
        Options = new ReaderOptions
        {
            Parallel = 1,
            DocumentTime = TimeSpan.FromSeconds(20),
            PageTime = TimeSpan.FromSeconds(10),
            ProcessorTime = TimeSpan.FromSeconds(10),
            MemoryMegabytes = 400,
            RecycleMegabytes = 400,
            AnswerMegabytes = 8,
        };
        change?.Invoke(Options);
        var program = ReaderProgram.Beside("FaxIngest.Reader.Faults", ["reader", .. arguments]);
        Pool = new ReaderPool(ReaderLaunch.For(program, Options, new(), formsFolder: null), folders, TimeProvider.System, NullLogger<ReaderPool>.Instance);
        Work = folders.Create();
    }

    internal ReaderOptions Options { get; }

    internal ReaderPool Pool { get; }

    /// <summary>Where the readers put their files.</summary>
    internal WorkFolder Work { get; }

    /// <summary>Reads a document that makes the reader do what its name says.</summary>
    internal Task<ReadResult> ReadAsync(string what, CancellationToken cancellation = default) =>
        Pool.ReadAsync(new($"document-{Interlocked.Increment(ref documents)}", "/dev/null", what, Work.Path), cancellation);

    /// <summary>Has a reader try things, a line each; answers a line each.</summary>
    internal async Task<string[]> ProbeAsync(params string[] attempts)
    {
        string document = Path.Combine(Path.GetDirectoryName(Work.Path)!, "probe");
        await File.WriteAllLinesAsync(document, attempts);
        return (await Pool.ReadAsync(new("probe", document, FaultyReader.Probe, Work.Path), CancellationToken.None)).Notes[0].Message.Split('\n');
    }

    /// <summary>Reads a document that must fail, and returns the code.</summary>
    internal async Task<string> FaultAsync(string what) => (await Assert.ThrowsAsync<ReaderFaultException>(() => ReadAsync(what))).Reason.Code;

    public async ValueTask DisposeAsync()
    {
        await Pool.DisposeAsync();
        Work.Dispose();
        folders.Dispose();
    }
}
