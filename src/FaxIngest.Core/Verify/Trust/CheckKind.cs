namespace FaxIngest.Verify.Trust;

/// <summary>What a check is for.</summary>
public enum CheckKind
{
    /// <summary>The answer is known: how well a person looks.</summary>
    Seed,
    /// <summary>The machine had accepted it: how often that is wrong.</summary>
    Sample,
    /// <summary>It went out, and would not be accepted any more: was it right?</summary>
    Recall,
}
