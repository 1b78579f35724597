namespace FaxIngest.Recognize.Cloud;

/// <summary>How near the end of an interface version is.</summary>
public enum RetirementUrgency
{
    /// <summary>Within a year, or nothing is known.</summary>
    Notice,

    /// <summary>Within 90 days.</summary>
    Soon,

    /// <summary>Within 30 days.</summary>
    Urgent,

    /// <summary>It has ended.</summary>
    Over,
}
