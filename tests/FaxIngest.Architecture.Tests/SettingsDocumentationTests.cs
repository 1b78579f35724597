using System.Text.RegularExpressions;
using FaxIngest.Settings;

namespace FaxIngest.Architecture;

/// <summary>The README's table of settings is complete, and names none that does not exist.</summary>
public sealed partial class SettingsDocumentationTests
{
    private static IReadOnlyList<string> Documented(string readme) => [.. Row().Matches(readme).Select(row => row.Groups[1].Value)];

    private static IReadOnlyList<string> Table => Documented(File.ReadAllText(Repository.At("README.md")));

    [Fact]
    public void Every_setting_is_in_the_table() => Assert.Empty(KnownSettings.Patterns.Except(Table));

    [Fact]
    public void Every_setting_in_the_table_exists() => Assert.Empty(Table.Except(KnownSettings.Patterns));

    [Fact]
    public void Rows_are_found() => Assert.Equal(["Data:Folder", "A:B:*"], Documented("| setting | meaning |\n|---|---|\n| `Data:Folder` | x | `data` |\n| `faxingest run` | x |\n| `A:B:*` | y |\n"));

    [GeneratedRegex(@"^\| `([A-Z][A-Za-z]*(?::[A-Za-z*]+)+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
