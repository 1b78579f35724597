namespace FaxIngest.Architecture;

[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class TopLevelTests
{
    private static readonly string[] Allowed = ["FaxIngest.sln", "README.md", "appsettings.json", "Dockerfile", "src", "tests", "testdata"];

    /// <summary>What Git ignores at the top: the default data folder and what test tools leave.</summary>
    private static readonly string[] Ignored = ["data", "TestResults", "BenchmarkDotNet.Artifacts"];

    private static IEnumerable<string> Foreign(IEnumerable<string> names) =>
        names.Where(name => !name.StartsWith('.') && !Allowed.Contains(name) && !Ignored.Contains(name));

    [Fact]
    public void The_top_level_holds_the_agreed_entries_and_dot_files_only() =>
        Assert.Empty(Foreign(Directory.GetFileSystemEntries(Repository.Root).Select(path => Path.GetFileName(path)!)));

    [Fact]
    public void The_agreed_entries_are_there() => Assert.All(Allowed, name => Assert.True(Path.Exists(Repository.At(name)), name));

    [Fact]
    public void Another_entry_is_caught() => Assert.Equal(["notes.txt"], Foreign(["src", ".editorconfig", "notes.txt", "data"]));

    [Theory]
    [InlineData("src/setup")]
    [InlineData("src/run")]
    [InlineData("src/vendors")]
    [InlineData("tests/run")]
    [InlineData("tests/run-projects")]
    [InlineData(".ci/run")]
    public void Scripts_can_be_run(string path) => Assert.True(File.GetUnixFileMode(Repository.At(path)).HasFlag(UnixFileMode.UserExecute), path);
}
