namespace FaxIngest.Verify;

/// <summary>What an account may do.</summary>
public enum AccountRole
{
    /// <summary>Reads and decides cases, uploads documents.</summary>
    Verifier,
    /// <summary>As a verifier; takes faxes that were set aside or are stuck back into work.</summary>
    Supervisor,
    /// <summary>As a supervisor; owns settings and accounts.</summary>
    Admin,
    /// <summary>Reads everything, changes nothing.</summary>
    Auditor,
}
