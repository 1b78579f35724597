namespace FaxIngest.Receive.Sidecars;

/// <summary>XML, JSON, INI and rows of a table in one shape: a name, a text, and what is below.</summary>
internal sealed class SidecarNode(string name, string text = "")
{
    /// <summary>Characters of a text that are kept: longer than any number, name or time.</summary>
    public const int LongestText = 500;

    private readonly List<SidecarNode> children = [];

    /// <summary>The name with nothing but its letters and digits, in lower case: <c>Caller-ID</c> is <c>callerid</c>.</summary>
    public string Name { get; } = Plain(name);

    public string Text { get; private set; } = Cut(text);

    public IReadOnlyList<SidecarNode> Children => children;

    public SidecarNode Add(SidecarNode child)
    {
        children.Add(child);
        return child;
    }

    public void Append(string more) => Text = Cut(Text + more);

    public static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant));

    private static string Cut(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Length <= LongestText ? trimmed : trimmed[..LongestText];
    }
}
