using System.Globalization;
using System.Text;

namespace FaxIngest.Receive.Mail;

/// <summary>Commands and answers over a wire, one at a time. After any exception but a refusal the connection is at its end.</summary>
internal sealed class ImapConnection(ImapWire wire, TimeSpan patience) : IAsyncDisposable
{
    /// <summary>An answer as a whole may take this many times as long as the wait for its next bytes: a server that drips must not hold us for ever.</summary>
    private const int WholeAnswer = 10;

    /// <summary>Slowest rate at which a mail may come, bytes a second.</summary>
    private const double SlowestRate = 8 * 1024;

    private int number;
    private bool broken;

    /// <summary>As said last in a proper place; empty before.</summary>
    public IReadOnlySet<string> Capabilities { get; private set; } = new HashSet<string>();

    /// <summary>Set while a literal may be handed on: which one, and to whom.</summary>
    private LiteralTaker? Taker { get; set; }

    public ValueTask DisposeAsync() => wire.DisposeAsync();

    public void ForgetCapabilities() => Capabilities = new HashSet<string>();

    /// <summary>The server's first line.</summary>
    public Task GreetAsync(CancellationToken cancellation) => GuardAsync(patience, async limited =>
    {
        var answer = await ReadAsync(limited).ConfigureAwait(false);
        if (answer.Tag != "*" || answer.Status is not { } status) throw ImapFault.Protocol("it does not greet");
        if (status.Kind == "BYE") throw ImapFault.Closed();
        if (!status.Ok) throw ImapFault.Protocol("it greets with something else than OK");
        Learn(status);
        return true;
    }, cancellation);

    /// <summary>Sends a command and reads to its end.</summary>
    /// <param name="command">Without its tag; words that come from outside went through <see cref="ImapText"/>.</param>
    /// <param name="cancellation">Ends it, and the connection.</param>
    /// <param name="untagged">Each answer that is no status.</param>
    /// <param name="status">Each status that the server says by itself, with its code.</param>
    /// <param name="prompted">What to send when the server asks for more; null from it, or without it: a fault.</param>
    /// <param name="taker">Takes the message of a FETCH.</param>
    public Task<ImapStatus> SendAsync(string command, CancellationToken cancellation, Action<IReadOnlyList<ImapToken>>? untagged = null, Action<ImapStatus>? status = null,
        Func<string, string?>? prompted = null, LiteralTaker? taker = null) => GuardAsync(patience * WholeAnswer + TimeSpan.FromSeconds((taker?.Largest ?? 0) / SlowestRate), async limited =>
    {
        string tag = await BeginAsync(command, limited).ConfigureAwait(false);
        Taker = taker;
        while (true)
        {
            var answer = await ReadAsync(limited).ConfigureAwait(false);
            if (answer.Tag == tag && answer.Status is { } end)
            {
                Learn(end);
                Taker = null;
                return end;
            }
            if (answer.Tag == "+")
            {
                string more = prompted?.Invoke(answer.Rest) ?? throw ImapFault.Protocol("it asks for more where nothing is to come");
                await wire.WriteAsync(more + "\r\n", limited).ConfigureAwait(false);
            }
            else if (answer.Tag != "*") throw ImapFault.Protocol("an answer to something that was not asked");
            else if (answer.Status is { } said) Hear(said, status);
            else Hear(answer.Tokens, untagged);
        }
    }, cancellation);

    /// <summary>IDLE: until the server says something, or for the time given; then DONE.</summary>
    /// <remarks>The wait is ended by asking the server to, never by canceling a read: a read that is canceled may have taken half a line.</remarks>
    public Task<bool> IdleAsync(TimeSpan atMost, CancellationToken cancellation) => GuardAsync(atMost + patience * WholeAnswer, async limited =>
    {
        string tag = await BeginAsync("IDLE", limited).ConfigureAwait(false);
        bool changed = false;
        while (true)
        {
            var first = await ReadAsync(limited).ConfigureAwait(false);
            if (first.Tag == "+") break;
            if (first.Tag == tag) throw first.Status is { Ok: false } no ? ImapFault.Refused("wait for changes", no.Code) : ImapFault.Protocol("it does not wait");
            changed |= first.Status is null;
            Hear(first);
        }
        var pending = ReadAsync(limited, forEver: true);
        if (!changed)
        {
            using var timer = CancellationTokenSource.CreateLinkedTokenSource(limited);
            var time = Task.Delay(atMost, timer.Token);
            while (!changed && await Task.WhenAny(pending, time).ConfigureAwait(false) == pending)
            {
                var said = await pending.ConfigureAwait(false);
                Hear(said);
                // "* OK Still here" is no change.
                changed = said.Status is null;
                pending = ReadAsync(limited, forEver: true);
            }
            await timer.CancelAsync().ConfigureAwait(false);
            limited.ThrowIfCancellationRequested();
        }
        await wire.WriteAsync("DONE\r\n", limited).ConfigureAwait(false);
        while (true)
        {
            ImapAnswer answer;
            try
            {
                answer = await pending.WaitAsync(patience, limited).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                throw ImapFault.Silent();
            }
            if (answer.Tag == tag) return answer.Status is { Ok: true } ? changed : throw ImapFault.Protocol("it ends the wait with a refusal");
            changed |= answer.Status is null;
            Hear(answer);
            pending = ReadAsync(limited, forEver: true);
        }
    }, cancellation);

    private async Task<string> BeginAsync(string command, CancellationToken cancellation)
    {
        if (command.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0) throw new ArgumentException("A command is one line.", nameof(command));
        string tag = string.Create(CultureInfo.InvariantCulture, $"F{++number}");
        await wire.WriteAsync($"{tag} {command}\r\n", cancellation).ConfigureAwait(false);
        return tag;
    }

    private async Task<ImapAnswer> ReadAsync(CancellationToken cancellation, bool forEver = false)
    {
        string line = await wire.ReadLineAsync(forEver, cancellation).ConfigureAwait(false);
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        var (tag, rest) = space < 0 ? (line, "") : (line[..space], line[(space + 1)..]);
        if (tag == "+") return new(tag, rest, null, []);
        if (ImapStatus.Parse(rest) is { } status) return new(tag, rest, status, []);
        if (tag != "*") throw ImapFault.Protocol("a line that means nothing");

        // Only here may a line go on behind a literal: in a status "{5}" at the end is text.
        var tokens = new List<ImapToken>();
        for (int kept = 0; ;)
        {
            kept += rest.Length;
            if (LiteralLength(rest) is not { } length)
            {
                ImapToken.Split(rest, tokens);
                return new(tag, "", null, tokens);
            }
            ImapToken.Split(rest[..rest.LastIndexOf('{')].TrimEnd('~'), tokens);
            if (Taker is { } taker && taker.Wants(tokens)) await TakeAsync(taker, length, cancellation).ConfigureAwait(false);
            else
            {
                if (kept + length > ImapWire.LongestLine) throw ImapFault.Protocol("an answer does not end");
                kept += (int)length;
                tokens.Add(new(ImapTokenKind.String, await TextAsync((int)length, cancellation).ConfigureAwait(false)));
                rest = await wire.ReadLineAsync(forEver: false, cancellation).ConfigureAwait(false);
                continue;
            }
            tokens.Add(new(ImapTokenKind.String, ""));
            rest = await wire.ReadLineAsync(forEver: false, cancellation).ConfigureAwait(false);
        }
    }

    private async Task TakeAsync(LiteralTaker taker, long length, CancellationToken cancellation)
    {
        if (length > taker.Largest) throw new MailTooLargeException(length, taker.Largest);
        var literal = new ImapLiteralStream(wire, length);
        await using (literal.ConfigureAwait(false))
        {
            await taker.TakeAsync(literal, cancellation).ConfigureAwait(false);
            if (literal.Position != length) throw new InvalidOperationException("A mail was not read to its end.");
        }
    }

    private async Task<string> TextAsync(int length, CancellationToken cancellation)
    {
        byte[] bytes = new byte[length];
        for (int done = 0; done < length;) done += await wire.ReadAsync(bytes.AsMemory(done), cancellation).ConfigureAwait(false);
        return Encoding.Latin1.GetString(bytes);
    }

    /// <summary><c>{123}</c> or <c>{123+}</c> at the end of a line.</summary>
    private static long? LiteralLength(string line)
    {
        if (!line.EndsWith('}')) return null;
        int open = line.LastIndexOf('{');
        if (open < 0) return null;
        string digits = line[(open + 1)..^1].TrimEnd('+');
        return digits.Length is > 0 and <= 18 && digits.All(char.IsAsciiDigit) ? long.Parse(digits, CultureInfo.InvariantCulture) : null;
    }

    private void Hear(ImapAnswer answer)
    {
        if (answer.Tag == "+") throw ImapFault.Protocol("it asks for more where nothing is to come");
        if (answer.Tag != "*") throw ImapFault.Protocol("an answer to something that was not asked");
        if (answer.Status is { } status) Hear(status, null);
        else Hear(answer.Tokens, null);
    }

    private void Hear(ImapStatus said, Action<ImapStatus>? also)
    {
        if (said.Kind == "BYE") throw ImapFault.Closed();
        Learn(said);
        also?.Invoke(said);
    }

    private void Hear(IReadOnlyList<ImapToken> tokens, Action<IReadOnlyList<ImapToken>>? also)
    {
        if (tokens.Count > 0 && tokens[0].IsAtom("CAPABILITY")) Learn(tokens.Skip(1).Select(token => token.Text));
        also?.Invoke(tokens);
    }

    private void Learn(ImapStatus status)
    {
        if (status is { Code: "CAPABILITY", Kind: "OK" or "PREAUTH" }) Learn(status.Values.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private void Learn(IEnumerable<string> capabilities) => Capabilities = capabilities.Select(word => word.ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);

    /// <summary>One command at a time, in a limit of time; whatever goes wrong ends the connection.</summary>
    private async Task<T> GuardAsync<T>(TimeSpan atMost, Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        if (broken) throw ImapFault.Closed();
        broken = true;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(atMost);
        try
        {
            var result = await work(limited.Token).ConfigureAwait(false);
            broken = false;
            return result;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested && limited.IsCancellationRequested)
        {
            throw ImapFault.Silent();
        }
        catch (MailboxException refused) when (!refused.ConnectionLost)
        {
            broken = false;
            throw;
        }
    }
}

/// <summary>One answer of a server: a status, or words.</summary>
internal sealed record ImapAnswer(string Tag, string Rest, ImapStatus? Status, IReadOnlyList<ImapToken> Tokens);

/// <summary>Takes the literal of a message straight from the wire.</summary>
/// <param name="Largest">Bytes.</param>
/// <param name="TakeAsync">Reads it to its end.</param>
internal sealed record LiteralTaker(long Largest, Func<Stream, CancellationToken, Task> TakeAsync)
{
    /// <summary>Whether the literal that follows these words is the message: <c>* 12 FETCH (… BODY[] {n}</c>.</summary>
    public bool Wants(IReadOnlyList<ImapToken> words) => words.Count >= 3 && words[1].IsAtom("FETCH") && words[^1].IsAtom("BODY[]");
}
