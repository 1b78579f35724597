namespace FaxIngest.Demo;

/// <summary>The faxes that ship for the demonstration.</summary>
internal static class SampleFaxes
{
    private static readonly string[] Kinds = [".tif", ".tiff", ".pdf", ".png", ".jpg", ".jpeg"];

    /// <summary>The folder <c>samples</c> beside the program, else <c>testdata/faxes</c> of the source tree that holds the program or the current folder; null: there is none.</summary>
    internal static string? Find(string programFolder, string currentFolder)
    {
        string beside = Path.Combine(programFolder, "samples");
        if (Directory.Exists(beside)) return beside;
        foreach (string start in new[] { programFolder, currentFolder })
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                string faxes = Path.Combine(folder.FullName, "testdata", "faxes");
                if (Directory.Exists(faxes)) return faxes;
            }
        return null;
    }

    /// <summary>The fax files of a folder and the folders below it, in order of their paths.</summary>
    internal static IReadOnlyList<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => Kinds.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];

    /// <summary>Copies files into the drop folder as a fax server would: complete under a temporary name first. Names of different folders may be alike, so they are numbered.</summary>
    internal static void Drop(IReadOnlyList<string> files, string dropFolder)
    {
        Directory.CreateDirectory(dropFolder);
        for (int i = 0; i < files.Count; i++)
        {
            string name = FormattableString.Invariant($"fax{i + 1:0000}{Path.GetExtension(files[i])}"), temporary = Path.Combine(dropFolder, $".{name}.part");
            File.Copy(files[i], temporary);
            File.Move(temporary, Path.Combine(dropFolder, name));
        }
    }
}
