namespace FaxIngest.Verify.Trust;

/// <summary>What a field that is keyed blind is to the person who looks at it.</summary>
internal enum BlindStanding
{
    /// <summary>An ordinary field.</summary>
    None,
    /// <summary>To be keyed from the image.</summary>
    Key,
    /// <summary>Keyed by this person: another one is asked.</summary>
    WaitsForOther,
    /// <summary>Three readings differ: a supervisor is asked who keyed none of them.</summary>
    WaitsForSupervisor,
    /// <summary>Three readings differ, and this person decides, seeing them.</summary>
    Resolve,

    /// <summary>It went out as the machine had it, and persons are asked elsewhere to key it, this one among them.</summary>
    Drawn,
}
