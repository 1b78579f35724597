namespace FaxIngest.Verify;

/// <summary>Whether an attempt is let through.</summary>
public enum AttemptVerdict
{
    /// <summary>It is.</summary>
    Free,
    /// <summary>It is the first that is not.</summary>
    BlockedNow,
    /// <summary>It is not, as those before it.</summary>
    Blocked,
}
