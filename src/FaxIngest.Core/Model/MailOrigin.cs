namespace FaxIngest.Model;

/// <summary>What a mail's own header says. All of it is the sender's word and may be false.</summary>
public sealed record MailOrigin
{
    /// <summary>Address in <c>From</c>, without a name; null when there is none.</summary>
    public string? From { get; init; }
    /// <summary>Address in <c>Reply-To</c>; null when there is none. An answer goes there, else to <see cref="From"/>.</summary>
    public string? ReplyTo { get; init; }
    /// <summary>Subject, decoded.</summary>
    public string? Subject { get; init; }
    /// <summary>When the sender says it was written.</summary>
    public DateTimeOffset? Date { get; init; }
    /// <summary>Message-ID without its angle brackets; missing in some mails and repeated on resends, so no identity.</summary>
    public string? MessageId { get; init; }
    /// <summary>See <see cref="MailNatures"/>.</summary>
    public string Nature { get; init; } = MailNatures.Person;
    /// <summary>Whether it may be answered by a machine: sent by a person, with an address, and nothing in its header asks for silence.</summary>
    public bool MayBeAnswered { get; init; }

    /// <summary>Never the addresses or the subject.</summary>
    public override string ToString() => $"[mail, {Nature}]";
}
