namespace FaxIngest.Recognize.Cloud;

/// <summary>What a reader outside the house said about a reading.</summary>
public enum OutsideOpinion
{
    /// <summary>It was not asked, or read nothing where something is written.</summary>
    None,

    /// <summary>The same value; of a blank: nothing is written there.</summary>
    Agrees,

    /// <summary>Another value; of a blank: something is written there.</summary>
    Differs,

    /// <summary>It alone made something of the writing: the value is its own.</summary>
    Alone,
}
