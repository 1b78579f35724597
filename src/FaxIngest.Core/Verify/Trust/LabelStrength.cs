namespace FaxIngest.Verify.Trust;

/// <summary>How sure a label is, surest last.</summary>
public enum LabelStrength
{
    /// <summary>The machine's value was shown and left as it was: some of these were never read.</summary>
    Confirmed,
    /// <summary>The machine's value was shown and changed.</summary>
    Corrected,
    /// <summary>Readings differed and a supervisor decided, seeing them all.</summary>
    Resolved,
    /// <summary>Keyed from the image alone, and it was what the machine had read.</summary>
    Blind,
    /// <summary>Keyed from the image alone by two persons, with the same result.</summary>
    BlindTwice,
}
