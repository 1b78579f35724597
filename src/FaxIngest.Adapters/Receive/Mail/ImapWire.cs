using System.Text;

namespace FaxIngest.Receive.Mail;

/// <summary>Lines and counted bytes over a connection. Every read has an end: a limit of time, and of length.</summary>
internal sealed class ImapWire(Stream stream, TimeSpan patience) : IAsyncDisposable
{
    /// <summary>Longest line, and most bytes of an answer that is kept in memory. Long ones are searches: about 100,000 mails.</summary>
    public const int LongestLine = 1 << 20;

    private readonly byte[] buffer = new byte[64 * 1024];
    private int start, end;

    /// <summary>The stream below; for securing it. What was read ahead in the clear would be taken for secured: none may be left.</summary>
    public Stream Bare => start == end ? stream : throw ImapFault.Protocol("it spoke before the connection was secured");

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    /// <summary>A line without its end, byte by byte as characters (Latin-1).</summary>
    /// <param name="forEver">Without the limit of time; for waiting.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<string> ReadLineAsync(bool forEver, CancellationToken cancellation)
    {
        StringBuilder? sofar = null;
        while (true)
        {
            int length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            string text = Encoding.Latin1.GetString(buffer, start, length < 0 ? end - start : length);
            start = length < 0 ? end : start + length + 1;
            if ((sofar?.Length ?? 0) + text.Length > LongestLine) throw ImapFault.Protocol("a line does not end");
            if (length >= 0)
            {
                if (sofar is not null) text = sofar.Append(text).ToString();
                return text.EndsWith('\r') ? text[..^1] : text;
            }
            (sofar ??= new()).Append(text);
            await FillAsync(forEver, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Some of the next bytes, at least one.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellation)
    {
        if (start == end) await FillAsync(forEver: false, cancellation).ConfigureAwait(false);
        int count = Math.Min(into.Length, end - start);
        buffer.AsSpan(start, count).CopyTo(into.Span);
        start += count;
        return count;
    }

    public async Task WriteAsync(string text, CancellationToken cancellation)
    {
        // Only ASCII is ever written; this holds it.
        if (!Ascii.IsValid(text)) throw new ArgumentException("A command is ASCII.", nameof(text));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(text), limit.Token).ConfigureAwait(false);
            await stream.FlushAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw ImapFault.Silent();
        }
        catch (Exception cut) when (cut is IOException and not MailboxException or ObjectDisposedException or InvalidOperationException)
        {
            throw ImapFault.Closed(cut);
        }
    }

    private async Task FillAsync(bool forEver, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (!forEver) limit.CancelAfter(patience);
        try
        {
            int count = await stream.ReadAsync(buffer, limit.Token).ConfigureAwait(false);
            if (count == 0) throw ImapFault.Closed();
            (start, end) = (0, count);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw ImapFault.Silent();
        }
        catch (Exception cut) when (cut is IOException and not MailboxException or ObjectDisposedException or InvalidOperationException)
        {
            throw ImapFault.Closed(cut);
        }
    }
}
