using System.Text.Json.Serialization;

namespace FaxIngest.Model;

/// <summary>What <c>faxingest read</c>, the API and the exporter write: contract section 2. Property names are the contract's.</summary>
public sealed record Document
{
    /// <summary>Name and version of this shape.</summary>
    [JsonPropertyOrder(-10)] public string Schema { get; init; } = "faxingest/document/1";
    /// <summary>Identity of the fax.</summary>
    public required string Id { get; init; }
    /// <summary>SHA-256 of the bytes as received, lower-case hex.</summary>
    public required string Sha256 { get; init; }
    /// <summary>Name as received, without folders.</summary>
    public required string FileName { get; init; }
    /// <summary><c>read</c> or <c>unreadable</c>.</summary>
    public required string Status { get; init; }
    /// <summary>Why it could not be read; null when it was.</summary>
    public Reason? Reason { get; init; }
    /// <summary>Where it came from.</summary>
    public required Source Source { get; init; }
    /// <summary>Number of pages.</summary>
    public int PageCount { get; init; }
    /// <summary>Every page in order.</summary>
    public IReadOnlyList<DocumentPage> Pages { get; init; } = [];
    /// <summary>The referrals found; at least one unless every page is blank.</summary>
    public IReadOnlyList<Referral> Referrals { get; init; } = [];
    /// <summary>For a mail: what its own header says; else null.</summary>
    public MailOrigin? Mail { get; init; }
    /// <summary>For a container (mail, zip): what is in it, in order; else null.</summary>
    public IReadOnlyList<DocumentPart>? Parts { get; init; }
    /// <summary>Earlier referrals that those of this document probably repeat; empty where no store was asked.</summary>
    public IReadOnlyList<ProbableDuplicate> ProbableDuplicates { get; init; } = [];
}
