namespace FaxIngest.Verify;

/// <summary>A person or a program that may come in.</summary>
public sealed record Account
{
    /// <summary>Sign-in name: 2 to 64 of a–z, 0–9, dot, hyphen, underscore; starts with a letter or digit.</summary>
    public required string Name { get; init; }
    /// <summary>What it may do.</summary>
    public required AccountRole Role { get; init; }
    /// <summary>Salted hash with its own parameters; null: nobody signs in with a password (a program with keys, a person someone else vouches for).</summary>
    public string? PasswordHash { get; init; }
    /// <summary>The password was given by an administrator: it must be changed at the next sign-in.</summary>
    public bool PasswordIsTemporary { get; init; }
    /// <summary>Until when a password given by an administrator lets the person in (UTC); null: it does not end by time.</summary>
    public DateTimeOffset? PasswordUntil { get; init; }
    /// <summary>Who vouches for the person where there is no password here: <c>proxy</c>, <c>oidc</c>; null: this service.</summary>
    public string? Origin { get; init; }
    /// <summary>Who the person is for whoever vouches, where that is more than a name: of OpenID Connect the issuer, a blank and <c>sub</c>. Unique; null: not known yet, or a name is all there is.</summary>
    public string? Subject { get; init; }
    /// <summary>Locked by an administrator since (UTC): neither password nor key nor anyone's word lets it in. Null: not locked.</summary>
    public DateTimeOffset? DisabledAt { get; init; }
    /// <summary>Secret of the second factor (RFC 6238), encrypted; null: there is none.</summary>
    public string? TotpSecret { get; init; }
    /// <summary>Time step of the last code used, 30 s each since 1970: no code works twice.</summary>
    public long TotpStep { get; init; }
    /// <summary>Changes with every change: who changes an account says which state of it was seen.</summary>
    public required string Stamp { get; init; }

    /// <summary>Never a hash or a secret.</summary>
    public override string ToString() => $"[account {Name}, {Role}]";
}
