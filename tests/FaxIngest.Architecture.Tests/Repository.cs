namespace FaxIngest.Architecture;

/// <summary>The repository these tests were built from.</summary>
internal static class Repository
{
    /// <summary>Folders that tools make and Git ignores.</summary>
    private static readonly string[] Ignored = ["bin", "obj", "node_modules", ".git", ".vs", "TestResults", "BenchmarkDotNet.Artifacts", "testdata"];

    private static readonly string[] TextEndings = [".cs", ".cshtml", ".js", ".css", ".sql", ".sh", ".props", ".csproj", ".json", ".md", ".txt", ""];

    /// <summary>Its top folder.</summary>
    internal static string Root { get; } = FindRoot();

    /// <summary>Every text file of src/ and tests/.</summary>
    internal static IReadOnlyList<SourceFile> Sources { get; } = [.. new[] { "src", "tests" }.SelectMany(folder => Read(new DirectoryInfo(Path.Combine(Root, folder))))];

    /// <summary>C# files of src/.</summary>
    internal static IEnumerable<SourceFile> Product => Sources.Where(file => file.IsCSharp && file.IsUnder("src/"));

    /// <summary>Full path of something in the repository.</summary>
    internal static string At(string path) => Path.Combine(Root, path);

    private static IEnumerable<SourceFile> Read(DirectoryInfo folder) => folder.EnumerateFileSystemInfos().SelectMany(entry => entry switch
    {
        DirectoryInfo inner when !Ignored.Contains(inner.Name) => Read(inner),
        FileInfo file when TextEndings.Contains(file.Extension) => [new SourceFile(Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName))],
        _ => [],
    });

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "FaxIngest.sln"))) return folder.FullName;
        throw new InvalidOperationException("these tests must be run from inside the repository");
    }
}
