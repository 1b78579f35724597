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
    /// <summary>For a container (mail, zip): what is in it, in order; else null.</summary>
    public IReadOnlyList<DocumentPart>? Parts { get; init; }
}

/// <summary>Where a document came from.</summary>
/// <param name="Channel"><c>fax</c>, <c>mail</c>, <c>upload</c> or <c>file</c>.</param>
/// <param name="ReceivedAt">When the fax server or mailbox received it (UTC).</param>
/// <param name="FaxLine">Our number, ten digits.</param>
/// <param name="CallerId">The sender's number as signalled.</param>
/// <param name="From">Sender's mail address.</param>
/// <param name="Subject">Mail subject.</param>
public sealed record Source(string Channel, DateTimeOffset ReceivedAt, string? FaxLine = null, string? CallerId = null, string? From = null, string? Subject = null);

/// <summary>One page of a document.</summary>
/// <param name="Page">From 1, over all parts.</param>
/// <param name="Kind">See <see cref="PageKinds"/>.</param>
/// <param name="Rotation">Degrees clockwise applied to bring it upright: 0, 90, 180, 270.</param>
/// <param name="Part">Index of the part it belongs to, or null.</param>
public sealed record DocumentPage(int Page, string Kind, int Rotation, int? Part = null);

/// <summary>One part of a container.</summary>
public sealed record DocumentPart(string Name, string Type, string Sha256, string Status, string? Reason = null);

/// <summary>One referral found in a document.</summary>
public sealed record Referral
{
    /// <summary>Identity: the document's id, a dash, and a number from 1.</summary>
    public required string Id { get; init; }
    /// <summary>Its pages, from 1.</summary>
    public required IReadOnlyList<int> Pages { get; init; }
    /// <summary>The part it came from, or null.</summary>
    public int? Part { get; init; }
    /// <summary>Which form it is on.</summary>
    public required ReferralForm Form { get; init; }
    /// <summary><c>accept</c> or <c>verify</c>.</summary>
    public required string Decision { get; init; }
    /// <summary>Every reason that kept it from being accepted.</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];
    /// <summary>Fields by path (contract section 3).</summary>
    public IReadOnlyDictionary<string, ReferralField> Fields { get; init; } = new Dictionary<string, ReferralField>();
    /// <summary>Paths of needed fields that are blank.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
    /// <summary>Last day to process it: five business days after receipt, three calendar days when expedited.</summary>
    public DateOnly? DueBy { get; init; }
}

/// <summary>Form type (contract section 2), template that matched (null: none) and the probability that the type is right.</summary>
public sealed record ReferralForm(string Type, string? Template, double Confidence);

/// <summary>One field of a referral.</summary>
public sealed record ReferralField
{
    /// <summary>Normalised value, null when nothing is written or nothing could be made of it.</summary>
    public FieldValue? Value { get; init; }
    /// <summary>As read.</summary>
    public string? Text { get; init; }
    /// <summary>Probability that <see cref="Value"/> is exactly right, 0..1.</summary>
    public double Confidence { get; init; }
    /// <summary><c>accept</c>, <c>verify</c> or <c>blank</c>.</summary>
    public required string Decision { get; init; }
    /// <summary>Page number, from 1.</summary>
    public int? Page { get; init; }
    /// <summary>[left, top, right, bottom], fractions of the upright page.</summary>
    public double[]? Box { get; init; }
    /// <summary>What agreed on the value: engines, <c>roster</c>, <c>person</c>.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>Never the value.</summary>
    public override string ToString() => $"[field {Decision}]";
}
