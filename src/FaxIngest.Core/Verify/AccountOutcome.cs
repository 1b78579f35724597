namespace FaxIngest.Verify;

/// <summary>What became of a change to an account.</summary>
public enum AccountOutcome
{
    /// <summary>It was made.</summary>
    Done,
    /// <summary>There is no such account, or it is not as it was when it was looked at; nothing was written.</summary>
    Changed,
    /// <summary>Nobody would be left who may give and take accounts; nothing was written.</summary>
    LastAdmin,
}
