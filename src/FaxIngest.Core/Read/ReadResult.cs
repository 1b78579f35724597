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
    /// <summary>What was cut or skipped (page cap, a part that cannot be read) though the rest was read.</summary>
    public IReadOnlyList<Reason> Notes { get; init; } = [];
    /// <summary>Versions of engines, models and catalogue, for replay.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();
}

/// <summary>One page as rendered and identified.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Kind">See <see cref="PageKinds"/>.</param>
/// <param name="Rotation">Degrees clockwise applied to bring it upright.</param>
/// <param name="Image">File name of the upright page image in the work folder (PNG), or null.</param>
/// <param name="Width">Pixels of that image.</param>
/// <param name="Height">Pixels of that image.</param>
/// <param name="BadLines">Scan lines the fax receiver could not decode, as far as the file says.</param>
/// <param name="Part">Index of the part it came from, or null.</param>
public sealed record ReadPage(int Page, string Kind, int Rotation, string? Image, int Width, int Height, int BadLines = 0, int? Part = null);

/// <summary>One referral as read: its form, its pages and its readings.</summary>
public sealed record ReadReferral
{
    /// <summary>Pages, from 1.</summary>
    public required IReadOnlyList<int> Pages { get; init; }
    /// <summary>Template id, or null when no known form matched.</summary>
    public string? Template { get; init; }
    /// <summary>Form type (contract section 2).</summary>
    public required string FormType { get; init; }
    /// <summary>How well the template fits: share of landmarks found in place, 0..1.</summary>
    public double MatchScore { get; init; }
    /// <summary>Lead over the next best template, 0..1.</summary>
    public double MatchMargin { get; init; }
    /// <summary>Readings, in form order.</summary>
    public IReadOnlyList<Reading> Readings { get; init; } = [];
    /// <summary>What identifying and registering noticed (a page missing, an unknown revision, a poor fit).</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];
    /// <summary>Index of the part it came from, or null.</summary>
    public int? Part { get; init; }
}
