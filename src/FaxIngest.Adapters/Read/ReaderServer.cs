using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using FaxIngest.Model;

namespace FaxIngest.Read;

/// <summary>The inside of a reader process: documents in on one stream, signs of life and results out on the other, one document at a time.</summary>
/// <param name="requests">JSON lines: first a <see cref="ReaderSetup"/>, then <see cref="ReadRequest"/>s.</param>
/// <param name="answers">JSON lines: <see cref="ReaderAnswer"/>s.</param>
/// <param name="open">Makes the pipeline, once. It reports each page it has done.</param>
internal sealed class ReaderServer(Stream requests, Stream answers, Func<ReaderSetup, IProgress<int>, IDocumentReader> open)
{
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly Lock gate = new();
    private string? current;
    private bool ended;

    /// <summary>Exit code after a fault that was told to the parent.</summary>
    internal const int FaultExit = 70;

    /// <summary>Serves until the requests end. Returns the exit code.</summary>
    internal async Task<int> ServeAsync()
    {
        new Thread(Listen) { IsBackground = true, Name = "requests" }.Start();
        if (!await lines.Reader.WaitToReadAsync() || !lines.Reader.TryRead(out var first)) return 0;
        var setup = JsonSerializer.Deserialize<ReaderSetup>(first, DocumentJson.OneLine)!;
        var refused = ReaderConfinement.Enter(setup);
        if (setup.MustConfine && refused.Contains(ReaderConfinement.NetworkFilterPart))
        {
            Send(new() { Kind = ReaderAnswer.Fault, Reason = ReaderFaults.NotStarted("this system cannot close the network to it; Recognize:AllowUnconfined reads all the same") });
            return FaultExit;
        }
        IDocumentReader pipeline;
        try
        {
            pipeline = open(setup, new Heartbeat(this));
        }
        catch (Exception missing)
        {
            // No document is open yet, so the message holds nothing of a member and says which part is missing.
            Send(new() { Kind = ReaderAnswer.Fault, Reason = ReaderFaults.NotStarted(missing.Message) });
            return FaultExit;
        }
        Send(new() { Kind = ReaderAnswer.Ready, Unconfined = refused });
        await foreach (string line in lines.Reader.ReadAllAsync())
        {
            var request = JsonSerializer.Deserialize<ReadRequest>(line, DocumentJson.OneLine)!;
            if (!Begin(request.Id)) break;
            ReaderConfinement.GrantProcessorTime(Environment.CpuUsage.TotalTime, setup.ProcessorSeconds);
            var answer = await AnswerAsync(pipeline, request);
            if (!Finish(answer)) return FaultExit;
        }
        return 0;
    }

    private static async Task<ReaderAnswer> AnswerAsync(IDocumentReader pipeline, ReadRequest request)
    {
        try
        {
            return new() { Kind = ReaderAnswer.Done, Id = request.Id, Result = await pipeline.ReadAsync(request, CancellationToken.None) };
        }
        catch (OutOfMemoryException)
        {
            return new() { Kind = ReaderAnswer.Fault, Id = request.Id, Reason = ReaderFaults.Memory("an image or its parts did not fit") };
        }
        catch (Exception fault)
        {
            // The type and the place, not the message: that may quote the document.
            await Console.Error.WriteLineAsync($"reader: {fault.GetType()}{Environment.NewLine}{fault.StackTrace}");
            return new() { Kind = ReaderAnswer.Fault, Id = request.Id, Reason = ReaderFaults.Crashed(fault.GetType().Name) };
        }
    }

    /// <summary>Sends the last line about a document. False: it was a fault, and the process must not go on in a state nobody knows.</summary>
    private bool Finish(ReaderAnswer answer)
    {
        lock (gate) current = null;
        try
        {
            Send(answer);
        }
        catch (Exception unwritable) when (unwritable is ArgumentException or NotSupportedException or OutOfMemoryException)
        {
            // A number that is none, or a result too large to write.
            Send(new() { Kind = ReaderAnswer.Fault, Id = answer.Id, Reason = ReaderFaults.Garbage(unwritable.GetType().Name) });
            return false;
        }
        return answer.Kind == ReaderAnswer.Done;
    }

    private bool Begin(string id)
    {
        lock (gate)
        {
            current = id;
            return !ended;
        }
    }

    /// <summary>Reads requests on a thread of its own, so that the end of the parent is seen while a document is being read.</summary>
    /// <remarks>PR_SET_PDEATHSIG is no way: it follows the thread that started this process, and pool threads end while their process lives on.</remarks>
    private void Listen()
    {
        try
        {
            using var reader = new StreamReader(requests, Encoding.UTF8);
            while (reader.ReadLine() is { } line) lines.Writer.TryWrite(line);
        }
        catch (IOException)
        {
            // The same as the end.
        }
        lines.Writer.TryComplete();
        bool orphaned;
        lock (gate)
        {
            ended = true;
            orphaned = current is not null;
        }
        if (orphaned) ReaderConfinement.EndGroup();
    }

    private void Send(ReaderAnswer answer)
    {
        byte[] line = JsonSerializer.SerializeToUtf8Bytes(answer, DocumentJson.OneLine);
        Array.Resize(ref line, line.Length + 1);
        line[^1] = (byte)'\n';
        lock (gate)
        {
            answers.Write(line);
            answers.Flush();
        }
    }

    private sealed class Heartbeat(ReaderServer server) : IProgress<int>
    {
        public void Report(int value) => server.Send(new() { Kind = ReaderAnswer.PageDone, Id = server.current, Page = value });
    }
}
