using System.Globalization;
using System.Text;

namespace FaxIngest.Receive;

/// <summary>Where sources go once their bytes are safe: a folder a day, names kept, a number added where the name is taken. Nothing is ever deleted.</summary>
internal sealed class ArchiveFolder(string root, SourceDisk disk, TimeProvider time)
{
    /// <summary>Bytes of a file's name on the usual file systems.</summary>
    private const int LongestName = 255;

    /// <summary>Characters of an ending that is one.</summary>
    private const int LongestEnding = 20;

    /// <summary>Numbers tried one by one; after that the time of day makes the name, for a server that calls every fax the same.</summary>
    private const int MostNumbers = 20;

    /// <summary>Moves a file in and returns its new path.</summary>
    /// <exception cref="IOException">The file cannot be moved; it is where it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public string Take(string path)
    {
        string target = FreeName(FolderOf(time.GetUtcNow()), Path.GetFileName(path));
        disk.Move(path, target);
        return target;
    }

    /// <summary>Whether a file of this name came in today or the day before.</summary>
    public bool Has(string name) => name == Path.GetFileName(name) && Enumerable.Range(0, 2).Any(days => File.Exists(Path.Combine(FolderOf(time.GetUtcNow().AddDays(-days)), name)));

    /// <summary>Puts a file back where it was, under a free name.</summary>
    public void Return(string archived, string path) => disk.Move(archived, FreeName(Path.GetDirectoryName(path)!, Path.GetFileName(path)));

    private string FolderOf(DateTimeOffset day) => Path.Combine(root, day.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture));

    private string FreeName(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        for (int number = 2; Path.Exists(path); number++)
        {
            string mark = number <= MostNumbers
                ? string.Create(CultureInfo.InvariantCulture, $"-{number}")
                : string.Create(CultureInfo.InvariantCulture, $"-{time.GetUtcNow():HHmmssfff}-{Guid.NewGuid().ToString("N")[..6]}");
            string ending = Path.GetExtension(name) is { Length: <= LongestEnding } known ? known : "";
            path = Path.Combine(folder, Fit(name[..^ending.Length], mark + ending));
        }
        return path;
    }

    private static string Fit(string stem, string end)
    {
        int room = Math.Max(LongestName - Encoding.UTF8.GetByteCount(end), 0);
        while (Encoding.UTF8.GetByteCount(stem) > room) stem = stem[..^(stem.Length > 1 && char.IsLowSurrogate(stem[^1]) ? 2 : 1)];
        return stem + end;
    }
}
