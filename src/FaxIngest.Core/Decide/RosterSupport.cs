namespace FaxIngest.Decide;

/// <summary>How the roster stands behind a value, once it is certain which member is meant.</summary>
public enum RosterSupport
{
    /// <summary>The value that was chosen is the roster's.</summary>
    Confirmed,
    /// <summary>Another engine read the roster's value; it was taken.</summary>
    Chosen,
    /// <summary>The readings were nearly the roster's value; it was taken.</summary>
    Repaired,
}
