namespace FaxIngest.Validate;

/// <summary>How what was read in a field compares with what the roster says of it.</summary>
public enum Agreement
{
    /// <summary>Nothing to compare: nothing was read, or the roster says nothing.</summary>
    Absent,
    /// <summary>The chosen value is the roster's; case, blanks and punctuation aside.</summary>
    Same,
    /// <summary>Another engine, or the chosen one before its grammar, read the roster's value.</summary>
    Heard,
    /// <summary>A reading differs from the roster's value as misreadings do: in a character or two.</summary>
    Near,
    /// <summary>Something else is written.</summary>
    Far,
}
