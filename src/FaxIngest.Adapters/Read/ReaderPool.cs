using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FaxIngest.Read;

/// <summary>Reads documents in child processes, as many at a time as there are readers. A reader is started when first needed, replaced when it fails or is worn.</summary>
/// <param name="launch">What a reader is and what it may use.</param>
/// <param name="folders">Private folders for the readers.</param>
/// <param name="time">Clock for the limits.</param>
/// <param name="log">Starts and faults; never what a reader said.</param>
internal sealed class ReaderPool(ReaderLaunch launch, WorkFolders folders, TimeProvider time, ILogger<ReaderPool> log) : IDocumentReader, IAsyncDisposable, IDisposable
{
    private readonly SemaphoreSlim places = new(launch.Options.Readers);
    private readonly ConcurrentStack<ReaderProcess> idle = new();
    private readonly CancellationTokenSource closing = new();
    private int closed;
    private int told;

    /// <summary>Documents that can be read at the same time.</summary>
    internal int Size { get; } = launch.Options.Readers;

    /// <inheritdoc/>
    public async Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref closed) != 0, this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, closing.Token);
        await places.WaitAsync(either.Token);
        ReaderProcess? reader = null;
        try
        {
            reader = await TakeAsync(either.Token);
            return await reader.ReadAsync(request, either.Token);
        }
        catch (ReaderFaultException fault)
        {
            log.LogWarning("Reading {Request} failed: {Code}", request.Id, fault.Reason.Code);
            if (fault.Reason.Code == ReaderFaults.GarbageCode) reader?.Kill();
            // Asked here and not believed of the reader: a full disk is no fault of the document, and such a document is tried for ever.
            WorkFolder.Prove(request.WorkFolder);
            WorkFolder.Empty(request.WorkFolder);
            throw;
        }
        finally
        {
            if (reader is not null) await GiveBackAsync(reader);
            places.Release();
        }
    }

    /// <summary>Kills the readers at work and ends the idle ones; their callers see a cancellation.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) != 0) return;
        await closing.CancelAsync();
        for (int place = 0; place < Size; place++) await places.WaitAsync(CancellationToken.None);
        await Task.WhenAll(idle.Select(reader => reader.DisposeAsync().AsTask()));
        idle.Clear();
        places.Dispose();
        closing.Dispose();
    }

    /// <summary>The same, for owners that cannot wait.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task<ReaderProcess> TakeAsync(CancellationToken cancellation)
    {
        while (idle.TryPop(out var reader))
        {
            if (reader.Usable) return reader;
            // It died while idle: no document's fault.
            log.LogWarning("Reader {Process} ended while it had nothing to do", reader.Id);
            await reader.DisposeAsync();
        }
        var started = await ReaderProcess.StartAsync(launch, folders.Create(), time, cancellation);
        log.LogInformation("Reader {Process} started", started.Id);
        if (started.Unconfined.Count > 0 && Interlocked.Exchange(ref told, 1) == 0) log.LogWarning("Readers are not shut in as they could be; this system refuses: {What}", string.Join(", ", started.Unconfined));
        return started;
    }

    private async Task GiveBackAsync(ReaderProcess reader)
    {
        if (reader.Usable && !reader.Worn && Volatile.Read(ref closed) == 0)
        {
            idle.Push(reader);
            return;
        }
        if (reader.Usable) log.LogInformation("Reader {Process} replaced after {Documents} documents", reader.Id, reader.Documents);
        await reader.DisposeAsync();
    }
}
