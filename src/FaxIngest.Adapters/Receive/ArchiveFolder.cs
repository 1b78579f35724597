using System.Globalization;
using FaxIngest.Store;

namespace FaxIngest.Receive;

/// <summary>Where sources go once their bytes are safe: a folder a day, names kept, a number added where the name is taken. Nothing is ever deleted.</summary>
internal sealed class ArchiveFolder(string root, TimeProvider time)
{
    /// <summary>Moves a file in and returns its new path.</summary>
    /// <exception cref="IOException">The file cannot be moved; it is where it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public string Take(string path)
    {
        string folder = Path.Combine(root, time.GetUtcNow().ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture));
        string target = FreeName(folder, Path.GetFileName(path));
        DurableFile.Move(path, target);
        return target;
    }

    /// <summary>Puts a file back where it was, under a free name.</summary>
    public static void Return(string archived, string path) => DurableFile.Move(archived, FreeName(Path.GetDirectoryName(path)!, Path.GetFileName(path)));

    private static string FreeName(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        for (int number = 2; Path.Exists(path); number++)
            path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)}-{number}{Path.GetExtension(name)}"));
        return path;
    }
}
