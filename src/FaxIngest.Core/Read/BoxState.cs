namespace FaxIngest.Read;

/// <summary>What a box to mark looks like.</summary>
public enum BoxState
{
    /// <summary>Not marked.</summary>
    Off,
    /// <summary>Marked.</summary>
    On,
    /// <summary>It cannot be told; a person is asked.</summary>
    Unsure,
}
