namespace FaxIngest.Verify;

/// <summary>A browser that is signed in, or about to be.</summary>
public sealed record Session
{
    /// <summary>SHA-256 of what the cookie carries, lower-case hex: knowing it opens nothing.</summary>
    public required string Id { get; init; }
    /// <summary>Whose.</summary>
    public required string Account { get; init; }
    /// <summary>How far the sign-in has come.</summary>
    public required SignInStage Stage { get; init; }
    /// <summary>Who vouched: <c>password</c>, <c>oidc</c>.</summary>
    public required string Origin { get; init; }
    /// <summary>When it began (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }
    /// <summary>When it was last used (UTC), to within a minute.</summary>
    public required DateTimeOffset LastSeen { get; init; }
    /// <summary>When the person last proved who they are (UTC): at its beginning, or since.</summary>
    public DateTimeOffset ProvedAt { get; init; }
    /// <summary>Address it was last used from.</summary>
    public string Address { get; init; } = "";
    /// <summary>What the browser says it is, at most 200 characters.</summary>
    public string Agent { get; init; } = "";
}
