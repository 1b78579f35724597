namespace FaxIngest.Recognize.Cloud;

/// <summary>Why a reader outside the house gave no answer.</summary>
public enum CloudOutage
{
    /// <summary>It cannot be reached or fails.</summary>
    Down,

    /// <summary>It is asked too often.</summary>
    Throttled,

    /// <summary>It takes longer than a fax is kept waiting.</summary>
    Slow,

    /// <summary>It does not let us in, or sends us elsewhere.</summary>
    Refused,

    /// <summary>The interface or model is gone.</summary>
    Retired,

    /// <summary>It does not take this image, or the image is over a limit and was not sent.</summary>
    Rejected,

    /// <summary>It answered fewer pages than were sent.</summary>
    Cut,

    /// <summary>Its answer makes no sense.</summary>
    Garbage,
}
