using FaxIngest.Read;

namespace FaxIngest.Service.Tests.Read;

public sealed class WorkFoldersTests
{
    [Fact]
    public void Folders_are_private_and_go_away()
    {
        using var folders = new WorkFolders(TimeProvider.System);
        string path;
        using (var folder = folders.Create())
        {
            path = folder.Path;
            File.WriteAllText(Path.Combine(path, "page-0001.png"), "x");
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
        }
        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public void Folders_of_a_process_that_was_killed_are_removed_and_those_of_the_living_are_not()
    {
        using var living = new WorkFolders(TimeProvider.System);
        using var kept = living.Create();
        string dead = Directory.CreateTempSubdirectory("faxingest-work-").FullName;
        File.WriteAllText(Path.Combine(dead, "lock"), "");
        Directory.CreateDirectory(Path.Combine(dead, "000001"));
        string newborn = Directory.CreateTempSubdirectory("faxingest-work-").FullName;

        using var next = new WorkFolders(TimeProvider.System);

        Assert.False(Directory.Exists(dead));
        Assert.True(Directory.Exists(kept.Path));
        Assert.True(Directory.Exists(newborn));
        Directory.Delete(newborn);
    }

    [Fact]
    public void Emptying_a_folder_does_not_follow_links()
    {
        using var folders = new WorkFolders(TimeProvider.System);
        using var folder = folders.Create();
        using var other = folders.Create();
        string kept = Path.Combine(other.Path, "kept");
        File.WriteAllText(kept, "x");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "link"), other.Path);
        Directory.CreateDirectory(Path.Combine(folder.Path, "inner", "most"));

        WorkFolder.Empty(folder.Path);

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
        Assert.True(File.Exists(kept));
    }
}
