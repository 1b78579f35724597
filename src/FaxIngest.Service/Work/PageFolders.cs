using FaxIngest.Read;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Work;

/// <summary>Where the upright page images of a fax are: <c>pages/&lt;fax id&gt;/</c> in the data folder.</summary>
internal sealed class PageFolders(IOptions<DataOptions> data)
{
    private const string Unfinished = ".work";

    private string Root => Path.Combine(data.Value.FullPath, "pages");

    /// <summary>The folder of a fax that was read.</summary>
    public string Of(string faxId) => Path.Combine(Root, faxId);

    /// <summary>An empty folder for an attempt at reading; what an earlier one left is removed.</summary>
    public string Prepare(string faxId)
    {
        string folder = Of(faxId) + Unfinished;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        PrivateFolder.Create(Root);
        PrivateFolder.Create(folder);
        return folder;
    }

    /// <summary>Makes an attempt's images the fax's, durably: the row that names them is written next.</summary>
    public void Keep(string faxId, string folder)
    {
        foreach (string image in Directory.EnumerateFiles(folder))
        {
            using var handle = File.OpenHandle(image, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(handle);
        }
        DurableFile.SyncFolder(folder);
        string kept = Of(faxId);
        if (Directory.Exists(kept)) Directory.Delete(kept, recursive: true);
        Directory.Move(folder, kept);
        DurableFile.SyncFolder(Root);
    }

    /// <summary>Removes what an attempt left that came to nothing.</summary>
    public static void Discard(string folder) => WorkFolder.Remove(folder);
}
