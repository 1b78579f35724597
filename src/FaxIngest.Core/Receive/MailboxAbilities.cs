namespace FaxIngest.Receive;

/// <summary>What a mail server can do.</summary>
/// <param name="Move">MOVE (RFC 6851).</param>
/// <param name="UidPlus">UIDPLUS (RFC 4315): UID EXPUNGE of named mails alone.</param>
/// <param name="Idle">IDLE (RFC 2177).</param>
public sealed record MailboxAbilities(bool Move, bool UidPlus, bool Idle)
{
    /// <summary>Whether a mail can be moved without touching any other. If not, mails are only marked <c>\Seen</c>.</summary>
    public bool CanMove => Move || UidPlus;
}
