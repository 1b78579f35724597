namespace FaxIngest.Model;

/// <summary>Decisions on fields and referrals (contract section 2).</summary>
public static class Decisions
{
    /// <summary>Taken as it is.</summary>
    public const string Accept = "accept";
    /// <summary>A person is asked.</summary>
    public const string Verify = "verify";
    /// <summary>Nothing is written there.</summary>
    public const string Blank = "blank";
}
