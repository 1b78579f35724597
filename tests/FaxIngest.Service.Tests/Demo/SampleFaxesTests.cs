using FaxIngest.Demo;

namespace FaxIngest.Service.Tests.Demo;

public sealed class SampleFaxesTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("faxingest-samples-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void The_samples_of_the_source_tree_are_found_from_where_the_program_was_built()
    {
        string found = SampleFaxes.Find(AppContext.BaseDirectory, root)!;
        Assert.EndsWith(Path.Combine("testdata", "faxes"), found, StringComparison.Ordinal);
        Assert.InRange(SampleFaxes.Files(found).Count, 50, 200);
    }

    [Fact]
    public void A_folder_beside_the_program_comes_first_and_without_any_there_is_none()
    {
        string program = Directory.CreateDirectory(Path.Combine(root, "program")).FullName;
        Assert.Null(SampleFaxes.Find(program, root));
        string beside = Directory.CreateDirectory(Path.Combine(program, "samples")).FullName;
        Directory.CreateDirectory(Path.Combine(root, "testdata", "faxes"));
        Assert.Equal(beside, SampleFaxes.Find(program, root));
    }

    [Fact]
    public void Files_of_one_name_in_different_folders_are_all_dropped_complete_and_truth_files_are_not()
    {
        foreach (string name in new[] { "a/fax.tif", "b/fax.tif", "b/fax.truth.json", "README.md", "c.PDF" })
        {
            string path = Path.Combine(root, "in", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, name);
        }
        var files = SampleFaxes.Files(Path.Combine(root, "in"));
        SampleFaxes.Drop(files, Path.Combine(root, "out"));
        Assert.Equal(["fax0001.tif", "fax0002.tif", "fax0003.PDF"], Directory.GetFiles(Path.Combine(root, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("b/fax.tif", File.ReadAllText(Path.Combine(root, "out", "fax0002.tif")));
    }
}
