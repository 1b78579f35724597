using System.Text.RegularExpressions;

namespace FaxIngest.Architecture;

/// <summary>One text file of the repository.</summary>
/// <param name="Path">From the top, with forward slashes.</param>
/// <param name="Text">All of it.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    internal string[] Lines { get; } = Text.TrimEnd('\n').Split('\n');

    internal string Name => System.IO.Path.GetFileName(Path);

    internal bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    internal bool IsUnder(string folder) => Path.StartsWith(folder, StringComparison.Ordinal);

    /// <summary>Lines that match, as violations.</summary>
    internal IEnumerable<Violation> Find(Regex wrong, string what) =>
        Lines.Index().Where(line => wrong.IsMatch(line.Item)).Select(line => new Violation($"{Path}:{line.Index + 1}", what));

    /// <summary>Declarations at the left margin: with file-scoped namespaces, the types that are not nested.</summary>
    internal IReadOnlyList<(string Access, string Kind, string Name)> TopLevelTypes() =>
        [.. Declaration().Matches(Text).Select(match => (match.Groups["access"].Value, match.Groups["kind"].Value, match.Groups["name"].Value))];

    [GeneratedRegex(@"^(?<access>public|internal) (?:(?:static|sealed|abstract|partial|readonly|unsafe|ref) )*(?<kind>class|record struct|record class|record|struct|interface|enum) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
