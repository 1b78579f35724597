using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;
using FaxIngest.Model;

namespace FaxIngest.Read;

/// <summary>Reads a reader's answers from its pipe on a thread of its own: lines cut at line ends, none longer than the cap, each one a message or the end.</summary>
/// <remarks>A thread, because reads on anonymous pipes block one of the pool's anyway, and the pool of a small machine has two.</remarks>
internal sealed class AnswerLines
{
    /// <summary>Messages waiting; a reader that floods is slowed down by its full pipe.</summary>
    private const int Waiting = 64;

    private readonly Channel<ReaderAnswer> answers = Channel.CreateBounded<ReaderAnswer>(new BoundedChannelOptions(Waiting) { SingleReader = true, SingleWriter = true });
    private readonly Stream pipe;
    private readonly int longest;
    private readonly CancellationTokenSource abandoned = new();

    /// <summary>Starts reading.</summary>
    /// <param name="pipe">The reader's stdout; closed at its end.</param>
    /// <param name="longest">Bytes of the longest line.</param>
    internal AnswerLines(Stream pipe, int longest)
    {
        (this.pipe, this.longest) = (pipe, longest);
        Thread = new Thread(Run) { IsBackground = true, Name = "reader answers" };
        Thread.Start();
    }

    /// <summary>The reading thread.</summary>
    internal Thread Thread { get; }

    /// <summary>The messages. Completes at the end of the pipe; with a <see cref="ReaderFaultException"/> when a line was none.</summary>
    internal ChannelReader<ReaderAnswer> Reader => answers.Reader;

    /// <summary>Nobody reads the messages any more.</summary>
    internal void Abandon() => abandoned.Cancel();

    private void Run()
    {
        Exception? fault = null;
        try
        {
            Pump();
        }
        catch (ReaderFaultException garbage)
        {
            fault = garbage;
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The end of the pipe, by another name.
        }
        answers.Writer.TryComplete(fault);
        pipe.Dispose();
    }

    private void Pump()
    {
        var line = new ArrayBufferWriter<byte>();
        byte[] chunk = new byte[65_536];
        for (int got; (got = pipe.Read(chunk)) > 0;)
        {
            var rest = chunk.AsSpan(0, got);
            for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
            {
                Take(line, rest[..end]);
                Write(Parse(line.WrittenSpan));
                if (line.Capacity > chunk.Length * 2) line = new(); // A large result's memory is not kept.
                else line.ResetWrittenCount();
            }
            Take(line, rest);
        }
        if (line.WrittenCount > 0) throw Garbage("half a line");
    }

    private void Take(ArrayBufferWriter<byte> line, ReadOnlySpan<byte> bytes)
    {
        if (line.WrittenCount + bytes.Length > longest) throw Garbage("a line without end");
        line.Write(bytes);
    }

    private static ReaderAnswer Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<ReaderAnswer>(line, DocumentJson.OneLine) ?? throw Garbage("null");
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException or NotSupportedException or FormatException or InvalidOperationException)
        {
            // Not as inner exception: its message quotes the line.
            throw Garbage("a line that is no answer");
        }
    }

    private void Write(ReaderAnswer answer)
    {
        while (!answers.Writer.TryWrite(answer))
            if (!answers.Writer.WaitToWriteAsync(abandoned.Token).AsTask().GetAwaiter().GetResult()) return;
    }

    private static ReaderFaultException Garbage(string what) => new(ReaderFaults.Garbage(what));
}
