using FaxIngest.Read;

namespace FaxIngest.Service.Tests.Read;

public sealed class FileListTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("faxingest-list-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void A_file_gives_its_name_with_json_behind_it() => Expect([Make("in/a.tif")], "in/a.tif > a.tif.json");

    [Fact]
    public void A_folder_gives_every_file_below_it_in_order_with_its_path()
    {
        Make("in/b.tif");
        Make("in/a.pdf");
        Make("in/deep/er/c");
        Expect([Folder("in")], "in/a.pdf > a.pdf.json", "in/b.tif > b.tif.json", "in/deep/er/c > deep/er/c.json");
    }

    [Fact]
    public void An_empty_folder_gives_nothing() => Expect([Folder(Directory.CreateDirectory(At("in")).Name)]);

    [Fact]
    public void Files_of_one_name_from_two_places_keep_apart() =>
        Expect([Make("x/a.tif"), Make("y/a.tif"), Make("z/a.tif")], "x/a.tif > a.tif.json", "y/a.tif > a~2.tif.json", "z/a.tif > a~3.tif.json");

    [Fact]
    public void A_name_made_up_for_one_file_is_not_taken_from_another() =>
        Expect([Make("x/a.tif"), Make("y/a.tif"), Make("z/a~2.tif")], "x/a.tif > a.tif.json", "y/a.tif > a~2.tif.json", "z/a~2.tif > a~2~2.tif.json");

    [Fact]
    public void A_file_named_twice_is_read_once()
    {
        var file = Make("in/a.tif");
        Expect([file, file, Folder("in")], "in/a.tif > a.tif.json");
    }

    [Fact]
    public void A_file_and_its_folder_give_both_names_that_were_asked_for()
    {
        var file = Make("in/deep/a.tif");
        Expect([file, Folder("in")], "in/deep/a.tif > a.tif.json", "in/deep/a.tif > deep/a.tif.json");
    }

    [Fact]
    public void A_document_never_stands_where_another_ones_folder_must()
    {
        Make("in/x");
        Make("in/x.json/y");
        Expect([Folder("in")], "in/x > x~2.json", "in/x.json/y > x.json/y.json");
    }

    [Fact]
    public void An_output_folder_inside_the_input_is_no_input()
    {
        Make("in/a.tif");
        Make("in/out/a.tif.json");
        ExpectInto(At("in/out"), [Folder("in")], "in/a.tif > a.tif.json");
    }

    [Fact]
    public void A_folder_read_into_itself_leaves_out_its_own_documents_alone()
    {
        Make("in/a.tif");
        Make("in/a.tif.json");
        Make("in/other.json");
        ExpectInto(At("in"), [Folder("in")], "in/a.tif > a.tif.json", "in/other.json > other.json.json");
    }

    [Fact]
    public void Links_to_files_are_read_and_links_to_folders_inside_a_folder_are_not_followed()
    {
        Make("in/a.tif");
        File.CreateSymbolicLink(At("in/link.tif"), At("in/a.tif"));
        File.CreateSymbolicLink(At("in/nowhere.tif"), At("gone"));
        Directory.CreateSymbolicLink(At("in/loop"), At("in"));
        Expect([Folder("in")], "in/a.tif > a.tif.json", "in/link.tif > link.tif.json", "in/nowhere.tif > nowhere.tif.json");
    }

    [Fact]
    public void A_folder_that_goes_away_is_listed_so_that_it_is_reported() =>
        Expect([new DirectoryInfo(At("gone"))], "gone > gone.json");

    private void Expect(FileSystemInfo[] paths, params string[] lines) => ExpectInto(At("out"), paths, lines);

    private void ExpectInto(string output, FileSystemInfo[] paths, params string[] lines) =>
        Assert.Equal(lines, FileList.Of(paths, output).Select(file => $"{Path.GetRelativePath(root, file.Path)} > {file.Output}"));

    private string At(string path) => Path.Combine(root, path);

    private DirectoryInfo Folder(string path) => new(At(path));

    private FileInfo Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), "");
        return new(At(path));
    }
}
