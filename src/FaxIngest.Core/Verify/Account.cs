namespace FaxIngest.Verify;

/// <summary>A local account.</summary>
public sealed record Account
{
    /// <summary>Sign-in name: 2 to 64 of a–z, 0–9, dot, hyphen, underscore; starts with a letter or digit.</summary>
    public required string Name { get; init; }
    /// <summary>What it may do.</summary>
    public required AccountRole Role { get; init; }
    /// <summary>Salted hash with its own parameters; null: signs in with an API key only.</summary>
    public string? PasswordHash { get; init; }
    /// <summary>SHA-256 of the API key, lower-case hex; null: none. The key has 256 random bits, so one round is enough.</summary>
    public string? KeyHash { get; init; }
    /// <summary>Wrong passwords since the last good one or the last lock.</summary>
    public int FailedSignIns { get; init; }
    /// <summary>No sign-in before this time (UTC); null: not locked.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
    /// <summary>Changes with password, key and role: a session that carries an older stamp is over.</summary>
    public required string Stamp { get; init; }

    /// <summary>Never a hash.</summary>
    public override string ToString() => $"[account {Name}, {Role}]";
}
