namespace FaxIngest.Verify.People;

/// <summary>Whether a code is asked for after the password.</summary>
internal enum SecondFactorMode
{
    /// <summary>Never.</summary>
    Off,
    /// <summary>From those who have set it up.</summary>
    Optional,
    /// <summary>From everybody; who has not set it up does so at the next sign-in.</summary>
    Required,
}
