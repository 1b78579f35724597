using System.Text.RegularExpressions;

namespace FaxIngest.Architecture;

/// <summary>The table of demands on intake names tests that exist.</summary>
public sealed partial class DemandsTests
{
    private static IReadOnlyList<(string Type, string Method)> Named(string table) => [.. Name().Matches(table).Select(name => (name.Groups[1].Value, name.Groups[2].Value))];

    private static IReadOnlyList<string> Rows(string table) => [.. Row().Matches(table).Select(row => row.Value)];

    private static string Table => File.ReadAllText(Repository.At("tests/requirements.md"));

    /// <summary>Whether some file of a class has a test of that name.</summary>
    private static bool Exists(string type, string method, IEnumerable<SourceFile> sources) => sources.Any(file =>
        file.IsCSharp && file.IsUnder("tests/") && Regex.IsMatch(file.Text, $@"\bclass {type}\b")
        && Regex.IsMatch(file.Text, $@"\[(?:Fact|Theory)[\](,](?:(?!\bpublic\b).)*\bpublic (?:async )?(?:Task|void) {method}\(", RegexOptions.Singleline));

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        Assert.NotEmpty(Named(Table));
        Assert.All(Named(Table).Distinct(), test => Assert.True(Exists(test.Type, test.Method, Repository.Sources), $"there is no test {test.Type}.{test.Method}"));
    }

    [Fact]
    public void Every_demand_names_a_test()
    {
        Assert.True(Rows(Table).Count >= 20);
        Assert.All(Rows(Table), row => Assert.NotEmpty(Named(row)));
    }

    [Theory]
    [InlineData("[Fact]\n    public void It_works() => Assert.True(x);", true)]
    [InlineData("[Theory]\n    [InlineData(1)]\n    public async Task It_works(int n)", true)]
    [InlineData("public void It_works()", false)]
    [InlineData("[Fact]\n    public void It_works_too()", false)]
    public void A_test_is_known_by_its_mark(string member, bool exists) =>
        Assert.Equal(exists, Exists("SomeTests", "It_works", [new SourceFile("tests/FaxIngest.Core.Tests/SomeTests.cs", $"public sealed class SomeTests\n{{\n    {member}\n}}\n")]));

    [Fact]
    public void Names_are_found() => Assert.Equal([("SomeTests", "B_c"), ("OtherTests", "Ef")], Named("| x | `SomeTests.B_c`, `OtherTests.Ef` |"));

    [GeneratedRegex("`([A-Z][A-Za-z]+)\\.([A-Z][A-Za-z0-9_]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\| [^|\-\n][^|\n]* \|[^\n]*\|$(?<!tests \|)", RegexOptions.Multiline)]
    private static partial Regex Row();
}
