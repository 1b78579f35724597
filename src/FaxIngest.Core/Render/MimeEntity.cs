namespace FaxIngest.Render;

/// <summary>One entity of a mail (RFC 2045): a multipart with its children, or a part with its decoded bytes in a file.</summary>
public sealed record MimeEntity
{
    /// <summary>Media type and subtype, lower case, e.g. <c>text/plain</c>.</summary>
    public required string Type { get; init; }
    /// <summary>Children of a multipart, in order; empty for all else, and for a multipart whose boundary never comes.</summary>
    public IReadOnlyList<MimeEntity> Children { get; init; } = [];
    /// <summary>Parameters of the content type by lower-case name, decoded: of those asked for, those that are there.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
    /// <summary><c>attachment</c>, <c>inline</c> or whatever is written; lower case; null when it is not said.</summary>
    public string? Disposition { get; init; }
    /// <summary>File name as the sender wrote it, decoded: not to be used as a path.</summary>
    public string? FileName { get; init; }
    /// <summary>Content-ID without its angle brackets.</summary>
    public string? ContentId { get; init; }
    /// <summary>File with the decoded bytes; for a nested mail the mail as it stands; null for a multipart and for what lies beyond the depth cap.</summary>
    public string? Path { get; init; }
    /// <summary>SHA-256 of those bytes, lower-case hex; empty when there is no file.</summary>
    public string Sha256 { get; init; } = "";
    /// <summary>Number of those bytes.</summary>
    public long Bytes { get; init; }
    /// <summary>It lies deeper than the cap and was not looked into.</summary>
    public bool TooDeep { get; init; }

    /// <summary>A multipart of any kind.</summary>
    public bool IsMultipart => Type.StartsWith("multipart/", StringComparison.Ordinal);

    /// <summary>Never name or parameters.</summary>
    public override string ToString() => $"[{Type}]";
}
