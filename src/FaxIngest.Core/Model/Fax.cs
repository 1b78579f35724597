using FaxIngest.Receive;

namespace FaxIngest.Model;

/// <summary>One fax (or mail, or upload): the row that carries it through the states.</summary>
public sealed record Fax
{
    /// <summary>Identity, assigned at arrival; sortable by time; holds no member data.</summary>
    public required string Id { get; init; }
    /// <summary>SHA-256 of the bytes, lower-case hex; unique: the same bytes again are another arrival of this fax.</summary>
    public required string Sha256 { get; init; }
    /// <summary>Name as received, without folders.</summary>
    public required string FileName { get; init; }
    /// <summary>Where it came from (first arrival).</summary>
    public required Source Source { get; init; }
    /// <summary>What else was known when it arrived first; null: nothing.</summary>
    public Delivery? Delivery { get; init; }
    /// <summary>Where it is.</summary>
    public required FaxState State { get; init; }
    /// <summary>Attempts at the present state's work, counted when claimed.</summary>
    public int Attempts { get; init; }
    /// <summary>Not claimed before this time (back-off); null: at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }
    /// <summary>Who holds the lease; null: nobody.</summary>
    public string? LeaseOwner { get; init; }
    /// <summary>When the lease ends.</summary>
    public DateTimeOffset? LeaseEnds { get; init; }
    /// <summary>Raised by every change; a save with an older version is refused.</summary>
    public long Version { get; init; }
    /// <summary>Why it is where it is (last outcome's reasons).</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];
    /// <summary>Last day to process it, once known.</summary>
    public DateOnly? DueBy { get; init; }
    /// <summary>How often the same bytes arrived.</summary>
    public int Arrivals { get; init; } = 1;
    /// <summary>The fax that holds the same paper, as the person said who set this one aside; null: nobody said so.</summary>
    public string? DuplicateOf { get; init; }
}
