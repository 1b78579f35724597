using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Receive;

/// <summary>An answer that is owed to the sender of a mail: that it came, and under which number. It says nothing of what the mail holds.</summary>
/// <param name="FaxId">The fax; its id is the tracking number. One acknowledgement a fax, ever.</param>
/// <param name="To">Address to answer to.</param>
/// <param name="InReplyTo">Message-ID of the mail without angle brackets; null: it has none that can be repeated.</param>
/// <param name="ReceivedAt">When the mailbox received the mail (UTC).</param>
public sealed record Acknowledgement(string FaxId, string To, string? InReplyTo, DateTimeOffset ReceivedAt)
{
    private const int LongestAddress = 254; // RFC 5321, 4.5.3.1.3
    private const int LongestId = 200;

    /// <summary>What is owed for a mail that was read; null: nothing. Only persons are answered, and only at a plain address.</summary>
    public static Acknowledgement? For(Fax fax, ReadResult read)
    {
        if (fax.Source.Channel != "mail" || read.Mail is not { MayBeAnswered: true } mail) return null;
        string? to = mail.ReplyTo ?? mail.From;
        return to is not null && IsPlainAddress(to)
            ? new(fax.Id, to, mail.MessageId is { Length: > 0 and <= LongestId } id && id.All(c => c is > ' ' and <= '~' and not ('<' or '>')) ? id : null, fax.Source.ReceivedAt)
            : null;
    }

    /// <summary>Whether an address from a stranger's header can go into a command and a header: no quoting, no blanks, nothing beyond ASCII, one <c>@</c>.</summary>
    public static bool IsPlainAddress(string address)
    {
        int at = address.IndexOf('@', StringComparison.Ordinal);
        return address.Length <= LongestAddress && at > 0 && at < address.Length - 1 && at == address.LastIndexOf('@') && address[0] != '-'
            && address[..at].All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal))
            && address[(at + 1)..].All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');
    }

    /// <summary>Never the address.</summary>
    public override string ToString() => $"[acknowledgement of {FaxId}]";
}
