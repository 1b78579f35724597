namespace FaxIngest.Recognize;

/// <summary>What a reader that the calibration may not know said about a reading: one outside the house, or the file itself.</summary>
public enum Opinion
{
    /// <summary>It was not asked, or says nothing of this place.</summary>
    None,

    /// <summary>The same value; of a blank: nothing is written there.</summary>
    Agrees,

    /// <summary>Another value; of a blank: something is written there.</summary>
    Differs,

    /// <summary>It alone made something of the writing: the value is its own.</summary>
    Alone,
}
