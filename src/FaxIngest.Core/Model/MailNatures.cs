namespace FaxIngest.Model;

/// <summary>Who sends a mail: a person, or a machine that no answer must go to (RFC 3834).</summary>
public static class MailNatures
{
    /// <summary>Nothing speaks against a person.</summary>
    public const string Person = "person";
    /// <summary>An automatic reply: out of office, a confirmation of receipt.</summary>
    public const string AutoReply = "auto-reply";
    /// <summary>A mail program says that a mail could not be delivered, or was.</summary>
    public const string Bounce = "bounce";
    /// <summary>A mailing list or a bulk sender.</summary>
    public const string List = "list";
    /// <summary>Sent by a program by itself: a scanner, a fax gateway, a notification. It may well carry a referral.</summary>
    public const string Automatic = "automatic";
}
