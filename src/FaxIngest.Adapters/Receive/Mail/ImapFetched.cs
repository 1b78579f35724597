using System.Globalization;

namespace FaxIngest.Receive.Mail;

/// <summary>What one FETCH answer says of a mail. A server may send these unasked, with flags alone.</summary>
internal sealed class ImapFetched
{
    private readonly HashSet<string> flags = new(StringComparer.OrdinalIgnoreCase);

    public uint? Uid { get; private set; }

    public long? Size { get; private set; }

    public DateTimeOffset? ReceivedAt { get; private set; }

    /// <summary>There is a BODY[] in it.</summary>
    public bool HasBody { get; private set; }

    /// <summary>The message as text, empty when it was handed on; null: NIL.</summary>
    public string? Body { get; private set; }

    public bool Has(string flag) => flags.Contains(flag);

    /// <summary>Null: the words are no FETCH answer.</summary>
    public static ImapFetched? Parse(IReadOnlyList<ImapToken> words)
    {
        if (words.Count < 3 || !words[1].IsAtom("FETCH") || words[2].Kind != ImapTokenKind.Open) return null;
        var fetched = new ImapFetched();
        int i = 3;
        while (i < words.Count && words[i].Kind != ImapTokenKind.Close)
        {
            string item = words[i++].Text.ToUpperInvariant();
            if (i == words.Count) throw ImapFault.Protocol("an answer about a mail ends early");
            fetched.Take(item, words, ref i);
        }
        return fetched;
    }

    private void Take(string item, IReadOnlyList<ImapToken> words, ref int i)
    {
        var value = words[i++];
        if (value.Kind == ImapTokenKind.Open)
        {
            for (int depth = 1; depth > 0; i++)
            {
                if (i == words.Count) throw ImapFault.Protocol("an answer about a mail ends early");
                if (words[i].Kind == ImapTokenKind.Open) depth++;
                else if (words[i].Kind == ImapTokenKind.Close) depth--;
                else if (item == "FLAGS") flags.Add(words[i].Text);
            }
            return;
        }
        switch (item)
        {
            case "UID" when value.IsNumber(out uint uid):
                Uid = uid;
                break;
            case "RFC822.SIZE" when long.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out long size):
                Size = size;
                break;
            case "INTERNALDATE":
                ReceivedAt = DateTimeOffset.TryParseExact(value.Text.Trim(), "d-MMM-yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
                    ? at.ToUniversalTime()
                    : throw ImapFault.Protocol("a time that is none");
                break;
            case "BODY[]":
                HasBody = true;
                Body = value.Kind == ImapTokenKind.String ? value.Text : null;
                break;
        }
    }
}
