namespace FaxIngest.Render;

/// <summary>A mail as parsed: its header and its tree of entities.</summary>
/// <param name="Root">The top entity.</param>
/// <param name="Count">Leaves of the tree by a count of its own: parts, and multiparts that are empty or too deep.</param>
public sealed record MimeMail(MimeEntity Root, int Count)
{
    /// <summary>Leaves beyond the cap on parts, which are not in the tree.</summary>
    public int LeftOut { get; init; }
    /// <summary>Header fields by lower-case name, decoded: of those in <see cref="Wanted"/>, the first of each.</summary>
    public IReadOnlyDictionary<string, string> Header { get; init; } = new Dictionary<string, string>();
    /// <summary>First address in From, without a name.</summary>
    public string? From { get; init; }
    /// <summary>First address in Reply-To, without a name.</summary>
    public string? ReplyTo { get; init; }
    /// <summary>Date, when it can be understood.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Header fields that are kept: what tells a machine's mail from a person's (RFC 3834, RFC 2919, and what is in use), and the subject.</summary>
    public static IReadOnlyList<string> Wanted { get; } =
    [
        "Subject", "Message-ID", "From", "Return-Path", "Auto-Submitted", "Precedence", "List-Id", "List-Post", "List-Unsubscribe", "X-Auto-Response-Suppress", "X-Autoreply",
        "X-Autorespond", "X-Autoresponder", "X-Failed-Recipients", "X-Loop", "Feedback-ID",
    ];

    /// <summary>Never the header.</summary>
    public override string ToString() => $"[mail of {Count} parts]";
}
