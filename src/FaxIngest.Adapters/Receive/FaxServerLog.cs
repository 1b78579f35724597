using FaxIngest.Receive.Sidecars;

namespace FaxIngest.Receive;

/// <summary>The fax server's running log. It is read on from where the last look ended and never touched.</summary>
internal sealed class FaxServerLog(SidecarCatalog catalog, SourceDisk disk)
{
    /// <summary>Faxes remembered; a server receives a few thousand a day.</summary>
    private const int Most = 20_000;

    /// <summary>Bytes read in one look; of a longer log the end.</summary>
    private const int MostBytes = 16_000_000;

    private readonly Dictionary<string, FaxNote> notes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> order = new();
    private (string Path, long Offset) read;

    /// <summary>What it says of a file, by its name; null: nothing.</summary>
    public FaxNote? Of(string fileName) => notes.GetValueOrDefault(fileName);

    /// <summary>Reads on. A log that is away or cannot be read now says nothing new; the faxes come all the same.</summary>
    public void ReadOn(string path)
    {
        try
        {
            if (disk.Look(path) is not { } now) return;
            // Shorter than it was: begun anew.
            long from = read.Path == path && now.Length >= read.Offset ? read.Offset : 0;
            if (now.Length == from) return;
            from = Math.Max(from, now.Length - MostBytes);
            using var file = disk.Open(path);
            if (file.State is not (SourceFileState.Open or SourceFileState.BeingWritten)) return;
            byte[] bytes = FileShapes.Read(file.Stream, from, (int)(now.Length - from));
            // A line without its end is still being written.
            int whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
            foreach (var note in catalog.Read(FaxLogSidecar.FileName, bytes[..whole]).Notes) Remember(note);
            read = (path, from + whole);
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            // Read the next time.
        }
    }

    private void Remember(FaxNote note)
    {
        if (note.Files.Count == 0) return;
        if (notes.TryAdd(note.Files[0], note)) order.Enqueue(note.Files[0]);
        // HylaFAX's numbers come round again.
        else notes[note.Files[0]] = note;
        if (order.Count > Most) notes.Remove(order.Dequeue());
    }
}
