using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Receive;

/// <summary>The fax server's drop folder.</summary>
internal sealed class FolderSourceOptions : IValidatableObject
{
    public const string Section = "Receive:Folder";

    /// <summary>The folder; files in it are taken, subfolders are not looked into. Default none: no drop folder is watched.</summary>
    public string? Path { get; set; }

    /// <summary>Where a file goes once its bytes are safe, below it <c>yyyy/MM/dd</c> (UTC). Default <c>.archive</c> in the drop folder.</summary>
    public string? Archive { get; set; }

    /// <summary>A file whose structure is closed is taken when its size and time have stood still this long. Default 5 s, 0 to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan QuietFor { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The same for types whose end cannot be told (text, mail, office files). Default 30 s, 0 to 1 h; never less than <see cref="QuietFor"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan QuietForUnknown { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The same for empty files, files that are cut short and files somebody has open: after that a person is to see what there is. Default 10 min, 0 to 1 day; never less than <see cref="QuietFor"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan QuietForBroken { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Our fax number that this folder belongs to, ten digits. Default 8314305850.</summary>
    [RegularExpression("[0-9]{10}")]
    public string FaxLine { get; set; } = "8314305850";

    /// <summary>Files taken in one look, so that a flood leaves room for other sources. Default 200, 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int PerPoll { get; set; } = 200;

    /// <summary>The archive as a full path; null without a drop folder.</summary>
    public string? ArchivePath => Path is null ? null : System.IO.Path.GetFullPath(Archive ?? System.IO.Path.Combine(Path, ".archive"));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Path is not null && string.IsNullOrWhiteSpace(Path)) yield return new("Receive:Folder:Path is empty.");
        else if (Path is not null && ArchivePath == System.IO.Path.GetFullPath(Path).TrimEnd(System.IO.Path.DirectorySeparatorChar))
            yield return new("Receive:Folder:Archive is the drop folder itself: every file would come again.");
    }
}
