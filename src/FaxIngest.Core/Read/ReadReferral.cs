using FaxIngest.Model;
using FaxIngest.Verify;

namespace FaxIngest.Read;

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
    /// <summary>As a person laid its pages together; null: as they were found.</summary>
    public PageGroup? Group { get; init; }
    /// <summary>Index of the part it came from, or null.</summary>
    public int? Part { get; init; }
}
