namespace FaxIngest.Receive;

/// <summary>The ending of a page's name, as it may stand in a name of ours.</summary>
internal static class PageEnding
{
    private const int Longest = 5;

    /// <summary>With the dot, lower case; empty when it is no plain one.</summary>
    public static string Of(string name)
    {
        string ending = Path.GetExtension(name).ToLowerInvariant();
        return ending.Length is > 1 and <= Longest && ending.AsSpan(1).IndexOfAnyExceptInRange('a', 'z') < 0 ? ending : "";
    }
}
