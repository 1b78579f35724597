namespace FaxIngest.Verify;

/// <summary>How far a sign-in has come. Only a full one opens anything but its own next step.</summary>
public enum SignInStage
{
    /// <summary>Signed in.</summary>
    Full,
    /// <summary>The password was right; the code of the second factor is asked for.</summary>
    Code,
    /// <summary>The password given by an administrator was right; a new one is asked for.</summary>
    Password,
    /// <summary>A second factor is required, and there is none yet.</summary>
    Enroll,
}
