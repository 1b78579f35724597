using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Store;

/// <summary>Where the program keeps what it must not lose.</summary>
internal sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>Folder for the database, blobs, archive, work files and logs; relative to the current folder. Default <c>data</c>.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Folder { get; set; } = "data";

    /// <summary>The folder as a full path; empty while <see cref="Folder"/> is, for validation reads this property too.</summary>
    public string FullPath => Folder.Length == 0 ? "" : Path.GetFullPath(Folder);
}
