namespace FaxIngest.Verify;

/// <summary>A key that a program signs in with.</summary>
public sealed record MachineKey
{
    /// <summary>Its public name in records: knowing it opens nothing.</summary>
    public required string Id { get; init; }
    /// <summary>Whom it acts as.</summary>
    public required string Account { get; init; }
    /// <summary>What it is for, in the words of who made it; at most 64 characters.</summary>
    public required string Name { get; init; }
    /// <summary>What it may do at most.</summary>
    public required KeyScope Scope { get; init; }
    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }
    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }
    /// <summary>Not valid from then on (UTC); null: until revoked.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
    /// <summary>When it was last used (UTC), to within a minute; null: never.</summary>
    public DateTimeOffset? LastUsed { get; init; }
    /// <summary>When it was revoked (UTC); null: it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Whether it opens anything at this time.</summary>
    public bool IsValid(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is not { } end || now < end);
}
