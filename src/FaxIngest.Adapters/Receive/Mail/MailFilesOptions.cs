using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Receive.Mail;

/// <summary>A folder that something else puts mails into, one <c>.eml</c> file each.</summary>
internal sealed class MailFilesOptions : IValidatableObject
{
    public const string Section = "Receive:Mail:Files";

    /// <summary>The folder; subfolders are not looked into. Default none.</summary>
    public string? Path { get; set; }

    /// <summary>Where a mail goes once it is safe, below it <c>yyyy/MM/dd</c> (UTC). Default <c>.archive</c> in the folder.</summary>
    public string? Archive { get; set; }

    /// <summary>Leaves the files where they are, and knows them by name, size and time. Default false.</summary>
    public bool Leave { get; set; }

    /// <summary>A file is taken when its size and time have stood still this long. Default 5 s, 0 to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan QuietFor { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Largest mail that is taken in, MiB; of a larger one a person is told. Default 100, 1 to 1000.</summary>
    [Range(1, 1000)]
    public int MaxMegabytes { get; set; } = 100;

    /// <summary>The archive as a full path; null without a folder, or when files are left.</summary>
    public string? ArchivePath => Path is null || Leave ? null : System.IO.Path.GetFullPath(Archive ?? System.IO.Path.Combine(Path, ".archive"));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Path is not null && string.IsNullOrWhiteSpace(Path)) yield return new("Receive:Mail:Files:Path is empty.");
        else if (Path is not null && ArchivePath == System.IO.Path.GetFullPath(Path).TrimEnd(System.IO.Path.DirectorySeparatorChar))
            yield return new("Receive:Mail:Files:Archive is the folder itself: every mail would come again.");
    }
}
