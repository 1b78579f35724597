using System.Security.Cryptography;
using System.Text;

namespace FaxIngest.Receive.Mail;

/// <summary>What makes two copies of a mail the same mail, whichever way they came: SHA-256 of the message in a canonical form.</summary>
/// <remarks>
/// Canonical: line ends are LF (every CR is dropped: servers send CRLF, files have LF, and mbsync drops bare ones too), and without the header line
/// <c>X-TUID: </c> of exactly twelve characters, which mbsync adds to what it pulls, another one each time.
/// Nothing is decoded. The Message-ID is read on the way, to be kept beside it; it is no identity: some mails have none, others share one.
/// </remarks>
internal sealed class MessageIdentity : IDisposable
{
    private const int LongestMessageId = 998;
    private static readonly byte[] Tuid = "X-TUID: "u8.ToArray();
    private static readonly byte[] MessageIdName = "Message-ID:"u8.ToArray();

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<byte> line = [];
    private readonly List<byte> messageId = [];
    private bool inHeader = true, passing, inMessageId, hasMessageId;

    /// <summary>Value of the first Message-ID header, unfolded; null: none.</summary>
    public string? MessageId => hasMessageId && Encoding.Latin1.GetString([.. messageId]).Trim() is { Length: > 0 } id ? id : null;

    public void Dispose() => hash.Dispose();

    public void Append(ReadOnlySpan<byte> bytes)
    {
        int i = 0;
        for (; inHeader && i < bytes.Length; i++)
        {
            if (bytes[i] != '\r') AppendToHeader(bytes[i]);
        }
        for (bytes = bytes[i..]; !bytes.IsEmpty;)
        {
            int cr = bytes.IndexOf((byte)'\r');
            hash.AppendData(cr < 0 ? bytes : bytes[..cr]);
            bytes = cr < 0 ? [] : bytes[(cr + 1)..];
        }
    }

    /// <summary>Lower-case hex; no more bytes after it.</summary>
    public string Finish()
    {
        if (!IsTuid()) Release();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void AppendToHeader(byte next)
    {
        if (next == '\n')
        {
            EndLine();
            return;
        }
        // A line that begins with a blank goes on with the header before it.
        if (!passing && line.Count == 0 && next is not ((byte)' ' or (byte)'\t')) inMessageId = false;
        if (inMessageId && messageId.Count < LongestMessageId) messageId.Add(next);
        if (passing)
        {
            hash.AppendData([next]);
            return;
        }
        line.Add(next);
        if (line.Count == MessageIdName.Length && !hasMessageId && Encoding.ASCII.GetString([.. line]).Equals("Message-ID:", StringComparison.OrdinalIgnoreCase))
            inMessageId = hasMessageId = true;
        // Longer than the line that is looked for: it goes on as it is.
        if (line.Count <= Tuid.Length + 12) return;
        Release();
        passing = true;
    }

    private void EndLine()
    {
        if (!passing && line.Count == 0) inHeader = false;
        if (!passing && IsTuid())
        {
            line.Clear();
            return;
        }
        Release();
        hash.AppendData("\n"u8);
        passing = false;
    }

    private bool IsTuid() => line.Count == Tuid.Length + 12 && line.Take(Tuid.Length).SequenceEqual(Tuid);

    private void Release()
    {
        hash.AppendData([.. line]);
        line.Clear();
    }
}
