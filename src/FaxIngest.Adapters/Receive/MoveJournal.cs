using System.Text.Json;
using FaxIngest.Store;

namespace FaxIngest.Receive;

/// <summary>Writes down which files are about to be moved together, so that a crash in between leaves no page behind that would come again as a fax of its own.</summary>
/// <param name="folder">The archive.</param>
/// <param name="disk">Where the files lie.</param>
internal sealed class MoveJournal(string folder, SourceDisk disk)
{
    private const string Prefix = ".moving-";

    /// <summary>Notes the files, durably.</summary>
    /// <returns>What <see cref="Close"/> wants.</returns>
    public string Open(IEnumerable<Sighting> files)
    {
        string journal = Path.Combine(folder, $"{Prefix}{Guid.NewGuid():N}.json");
        byte[] text = JsonSerializer.SerializeToUtf8Bytes(files.Select(file => new Move(file.FullPath, file.Length, file.Modified)));
        DurableFile.WriteAsync(journal, text, CancellationToken.None).GetAwaiter().GetResult();
        return journal;
    }

    /// <summary>They are moved.</summary>
    public static void Close(string journal) => DurableFile.DeleteQuietly(journal);

    /// <summary>Moves what a process that was killed did not get to. Files that changed since are new ones and stay.</summary>
    /// <exception cref="IOException">Not all could be moved; to be tried again.</exception>
    public void Resume(Action<string> move)
    {
        if (!Directory.Exists(folder)) return;
        foreach (string journal in Directory.EnumerateFiles(folder, Prefix + "*.json", new EnumerationOptions { AttributesToSkip = FileAttributes.None }).ToList())
        {
            foreach (var left in Read(journal))
            {
                if (disk.Look(left.Path) is { } now && now.Length == left.Length && now.Modified == left.Modified) move(left.Path);
            }
            Close(journal);
        }
    }

    private static IReadOnlyList<Move> Read(string journal)
    {
        try
        {
            return JsonSerializer.Deserialize<List<Move>>(File.ReadAllBytes(journal)) ?? [];
        }
        catch (JsonException)
        {
            // Not ours: what we write has its name only when it is whole.
            return [];
        }
    }

    private sealed record Move(string Path, long Length, DateTime Modified);
}
