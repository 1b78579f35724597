using FaxIngest.Read;
using FaxIngest.Render;

namespace FaxIngest.Benchmarks.Read;

/// <summary>Reader processes as the service starts them, each with its own thread of faxes, and never replaced.</summary>
internal sealed class ReaderCrew : IAsyncDisposable
{
    private readonly WorkFolders folders = new(TimeProvider.System);
    private readonly List<ReaderProcess> readers = [];

    /// <summary>The readers, as many as were hired.</summary>
    public IReadOnlyList<ReaderProcess> Readers => readers;

    /// <summary>Starts readers and waits until each is ready.</summary>
    public static async Task<ReaderCrew> HireAsync(int count)
    {
        var crew = new ReaderCrew();
        var launch = ReaderLaunch.For(ReaderProgram.Own(), new ReaderOptions(), new RenderLimits(), formsFolder: null);
        for (int i = 0; i < count; i++) crew.readers.Add(await ReaderProcess.StartAsync(launch, crew.folders.Create(), TimeProvider.System, CancellationToken.None));
        return crew;
    }

    /// <summary>Reads all faxes, whichever reader is free taking the next; tells after each, which reader it was and how many pages it had. The faxes are asked for
    /// one by one, while others are read.</summary>
    public async Task ReadAsync(IEnumerable<string> faxes, Action<int, int>? told = null)
    {
        using var waiting = faxes.GetEnumerator();
        var gate = new Lock();
        await Task.WhenAll(Enumerable.Range(0, readers.Count).Select(reader => Task.Run(async () =>
        {
            while (Next() is { } fax)
            {
                using var work = folders.Create();
                var result = await readers[reader].ReadAsync(new ReadRequest("1", fax, Path.GetFileName(fax), work.Path), CancellationToken.None);
                told?.Invoke(reader, result.Pages.Count);
            }
        })));

        string? Next()
        {
            lock (gate) return waiting.MoveNext() ? waiting.Current : null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var reader in readers) await reader.DisposeAsync();
        folders.Dispose();
    }
}
