namespace FaxIngest.Receive;

/// <summary>Moves a fax's files out of the way, together.</summary>
internal sealed class ParcelArchive(string root, SourceDisk disk, TimeProvider time)
{
    private readonly ArchiveFolder archive = new(root, disk, time);
    private readonly MoveJournal journal = new(root, disk);
    private bool resumed;

    /// <summary>Ends what a process before this one was killed at. Once; again when it failed.</summary>
    public void Resume()
    {
        if (resumed) return;
        journal.Resume(path => archive.Take(path));
        resumed = true;
    }

    /// <summary>Whether a file of this name came in lately.</summary>
    public bool Has(string name) => archive.Has(name);

    /// <summary>Moves an admitted fax. False: other bytes had come under one of its names in the meantime, and went back to wait their turn: the move must hide nothing.</summary>
    /// <exception cref="IOException">Some could not be moved; they are moved the next time.</exception>
    public bool Take(Parcel parcel)
    {
        var files = parcel.All.Where(file => disk.Look(file.FullPath) is not null).ToList();
        string? open = files.Count > 1 ? journal.Open(files) : null;
        // Until all is moved: what fails here is taken up by the next look's resuming.
        if (open is not null) resumed = false;
        bool whole = true;
        foreach (var file in files) whole &= Take(file);
        if (open is null) return whole;
        MoveJournal.Close(open);
        resumed = true;
        return whole;
    }

    private bool Take(Sighting file)
    {
        string archived = archive.Take(file.FullPath);
        if (file.IsSame(disk.Look(archived))) return true;
        archive.Return(archived, file.FullPath);
        return false;
    }
}
