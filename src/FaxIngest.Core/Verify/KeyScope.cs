namespace FaxIngest.Verify;

/// <summary>What a program may do with a key, at most: the role of its account still counts.</summary>
public enum KeyScope
{
    /// <summary>Add documents; read nothing.</summary>
    Upload,
    /// <summary>Read; change nothing.</summary>
    Read,
    /// <summary>All that its account may do by the API.</summary>
    All,
}
