using FaxIngest.Check;
using FaxIngest.Receive;

namespace FaxIngest.Service.Tests.Check;

public sealed class FolderProofsTests
{
    [Fact]
    public void Without_a_drop_folder_that_is_said() => Assert.StartsWith("none", FolderProofs.ProveDropFolder(new FolderSourceOptions()), StringComparison.Ordinal);

    [Fact]
    public void A_missing_drop_folder_is_not_made()
    {
        using var folder = new TemporaryFolder();

        var wrong = Assert.Throws<ProofException>(() => FolderProofs.ProveDropFolder(new FolderSourceOptions { Path = folder.At("mount") }));

        Assert.Contains("Receive:Folder:Path", wrong.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("mount")));
    }

    [Fact]
    public void A_drop_folder_keeps_its_files_and_they_are_counted()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("a.tif"), "x");

        Assert.EndsWith(" 1 files in it", FolderProofs.ProveDropFolder(new FolderSourceOptions { Path = folder.Path }), StringComparison.Ordinal);
        Assert.Equal([folder.At("a.tif")], Directory.GetFiles(folder.Path));
    }
}
