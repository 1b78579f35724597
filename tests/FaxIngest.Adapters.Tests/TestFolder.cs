namespace FaxIngest.Tests;

/// <summary>Finds the repository's testdata from where the tests run.</summary>
internal static class TestFolder
{
    internal static string Of(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "testdata", name);
            if (Directory.Exists(found)) return found;
        }
        throw new DirectoryNotFoundException($"testdata/{name}");
    }
}
