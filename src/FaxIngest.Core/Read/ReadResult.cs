using FaxIngest.Model;

namespace FaxIngest.Read;

/// <summary>What reading one file gave: pages and referrals with their readings, or the reason it could not be read.</summary>
public sealed record ReadResult
{
    /// <summary>Why the file could not be read; null when it was.</summary>
    public Reason? Unreadable { get; init; }
    /// <summary>Pages in order.</summary>
    public IReadOnlyList<ReadPage> Pages { get; init; } = [];
    /// <summary>Referrals found.</summary>
    public IReadOnlyList<ReadReferral> Referrals { get; init; } = [];
    /// <summary>Parts of a container, or null.</summary>
    public IReadOnlyList<DocumentPart>? Parts { get; init; }
    /// <summary>The header, when the document is a mail; else null.</summary>
    public MailOrigin? Mail { get; init; }
    /// <summary>What was cut or skipped (page cap, a part that cannot be read) though the rest was read.</summary>
    public IReadOnlyList<Reason> Notes { get; init; } = [];
    /// <summary>Engines that read, in the order of their standing; empty: the standard order, from before it could be chosen.</summary>
    public IReadOnlyList<string> Engines { get; init; } = [];
    /// <summary>Versions of engines, models and catalogue, for replay.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();
}
