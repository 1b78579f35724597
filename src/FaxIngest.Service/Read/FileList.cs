namespace FaxIngest.Read;

/// <summary>Turns files and folders into the list of files to read, each with a document name of its own.</summary>
internal static class FileList
{
    private const string Ending = ".json";

    private static readonly StringComparer Names = OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>Every file, in the order given; within a folder by name. A file named twice is read once. Where two files ask for the same
    /// document name, the later one gets <c>~2</c> before its ending.</summary>
    /// <param name="paths">Files and folders; folders count with all below them, links to folders inside them do not.</param>
    /// <param name="output">Folder for the documents: when it lies in a folder to be read, what is in it is no input.</param>
    internal static IReadOnlyList<FileToRead> Of(IEnumerable<FileSystemInfo> paths, string output)
    {
        output = Path.TrimEndingDirectorySeparator(Path.GetFullPath(output));
        var wanted = paths.SelectMany(path => path is DirectoryInfo folder
            ? Below(folder.FullName, "", output)
            : [new FileToRead(path.FullName, path.Name)]).ToList();

        // No document may stand where another's folder must.
        var folders = wanted.SelectMany(file => Parents(file.Output)).ToHashSet(Names);
        var taken = new Dictionary<string, string>(Names);
        var list = new List<FileToRead>();
        foreach (var file in wanted)
        {
            for (int number = 1; ; number++)
            {
                string name = Numbered(file.Output, number) + Ending;
                if (folders.Contains(name)) continue;
                if (taken.TryAdd(name, file.Path)) list.Add(file with { Output = name });
                else if (!Names.Equals(taken[name], file.Path)) continue;
                break;
            }
        }
        return list;
    }

    private static IEnumerable<FileToRead> Below(string folder, string prefix, string output)
    {
        List<FileSystemInfo> entries;
        try
        {
            entries = [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            // Listed as a file, so that it is reported: opening it fails with the reason.
            return [new FileToRead(folder, prefix.Length > 0 ? prefix : Path.GetFileName(folder))];
        }
        bool ownOutput = Names.Equals(folder, output);
        return entries.SelectMany(entry =>
        {
            string name = prefix.Length > 0 ? prefix + Path.DirectorySeparatorChar + entry.Name : entry.Name;
            if (entry is not DirectoryInfo inner)
            {
                // A folder read into itself: documents of an earlier run are no faxes.
                bool document = ownOutput && entry.Name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) && File.Exists(entry.FullName[..^Ending.Length]);
                return document ? [] : [new FileToRead(entry.FullName, name)];
            }
            if (inner.LinkTarget is not null || Names.Equals(inner.FullName, output)) return Enumerable.Empty<FileToRead>();
            return Below(inner.FullName, name, output);
        });
    }

    private static string Numbered(string output, int number)
    {
        if (number == 1) return output;
        string ending = Path.GetExtension(output);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{output[..^ending.Length]}~{number}{ending}");
    }

    private static IEnumerable<string> Parents(string output)
    {
        for (string? folder = Path.GetDirectoryName(output); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder)) yield return folder;
    }
}
