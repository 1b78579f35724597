using System.ComponentModel.DataAnnotations;
using FaxIngest.Receive.Sidecars;

namespace FaxIngest.Receive;

/// <summary>The fax server's drop folder.</summary>
internal sealed class FolderSourceOptions : IValidatableObject
{
    public const string Section = "Receive:Folder";

    /// <summary>The folder; files in it are taken, subfolders are not looked into but for <see cref="Subfolders"/>. Default none: no drop folder is watched.</summary>
    public string? Path { get; set; }

    /// <summary>Where a file goes once its bytes are safe, below it <c>yyyy/MM/dd</c> (UTC). Default <c>.archive</c> in the drop folder.</summary>
    public string? Archive { get; set; }

    /// <summary>A file whose structure is closed is taken when its size and time have stood still this long. Default 5 s, 0 to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan QuietFor { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The same for types whose end cannot be told (text, mail, office files), and for pages of a fax of which another may come. Default 30 s, 0 to 1 h; never less than <see cref="QuietFor"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan QuietForUnknown { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The same for empty files, files that are cut short, files somebody has open and faxes of which pages are missing: after that a person is to see what there is. Default 10 min, 0 to 1 day; never less than <see cref="QuietFor"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan QuietForBroken { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Our fax number that this folder belongs to, ten digits; the server's word counts before it. Default 8314305850.</summary>
    [RegularExpression("[0-9]{10}")]
    public string FaxLine { get; set; } = "8314305850";

    /// <summary>Fax lines whose faxes are urgent, separated by commas, ten digits each. Default none.</summary>
    [RegularExpression("[0-9]{10}( *, *[0-9]{10})*")]
    public string? UrgentLines { get; set; }

    /// <summary>Subfolders that are looked into as well, by name. Default none.</summary>
    public Dictionary<string, SubfolderOptions> Subfolders { get; } = [];

    /// <summary>Files that the fax server writes beside its faxes (XML, JSON, INI, <c>.idx</c>, CSV): <c>auto</c>, <c>required</c> or <c>none</c>. Default auto.</summary>
    public SidecarUse Sidecars { get; set; } = SidecarUse.Auto;

    /// <summary>How long a fax waits for its sidecar, where one is expected. Default 1 min, 0 to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan SidecarWait { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>A sidecar whose fax does not come within this time goes to a person, and what lies in the folder longer raises an alarm. Default 1 h, 1 min to 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan OverdueAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Names that this fax server gives its fields, by ours (<c>file</c>, <c>line</c>, <c>caller</c>, <c>station</c>, <c>received</c>, <c>day</c>, <c>time</c>, <c>pages</c>, <c>badLines</c>, <c>urgent</c>, <c>status</c>), separated by commas. Default: the common ones are known.</summary>
    public Dictionary<string, string> Fields { get; } = [];

    /// <summary>Names of the columns of CSV files without a first line of names, separated by commas. Default none.</summary>
    public string? Columns { get; set; }

    /// <summary>Regular expressions for file names without their ending, with groups named <c>line</c>, <c>caller</c>, <c>station</c>, <c>received</c>, <c>pages</c>, <c>badLines</c>, <c>urgent</c>. Default: the common ones are known.</summary>
    public List<string> Names { get; } = [];

    /// <summary>The fax server's log (HylaFAX's <c>xferfaxlog</c>), read where it lies. Default: a file of that name in the drop folder.</summary>
    public string? Log { get; set; }

    /// <summary>Zone of the fax server's clock for times without one: <c>pacific</c>, <c>utc</c> or an IANA name. Default pacific.</summary>
    [Required(AllowEmptyStrings = false)]
    public string TimeZone { get; set; } = ServerTime.Pacific;

    /// <summary>Faxes taken in one look, so that a flood leaves room for other sources. Default 200, 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int PerPoll { get; set; } = 200;

    /// <summary>The archive as a full path; null without a drop folder.</summary>
    public string? ArchivePath => Path is null ? null : System.IO.Path.GetFullPath(Archive ?? System.IO.Path.Combine(Path, ".archive"));

    /// <summary>The folders that are looked into.</summary>
    internal IReadOnlyList<DropPlace> Places => Path is null ? [] :
    [
        new(System.IO.Path.GetFullPath(Path), FaxLine, Urgent: false),
        .. Subfolders.Select(sub => new DropPlace(System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, sub.Key)), sub.Value.FaxLine ?? FaxLine, sub.Value.Urgent)),
    ];

    /// <summary>The urgent lines one by one.</summary>
    internal IReadOnlyList<string> UrgentLineList => UrgentLines?.Split(',', StringSplitOptions.TrimEntries) ?? [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Path is not null && string.IsNullOrWhiteSpace(Path)) yield return new("Receive:Folder:Path is empty.");
        else if (Path is not null && ArchivePath == System.IO.Path.GetFullPath(Path).TrimEnd(System.IO.Path.DirectorySeparatorChar))
            yield return new("Receive:Folder:Archive is the drop folder itself: every file would come again.");
        foreach (var (name, sub) in Subfolders)
        {
            if (name.Length == 0 || name[0] == '.' || name.IndexOfAny(['/', '\\']) >= 0) yield return new($"Receive:Folder:Subfolders:{name} is no name of a subfolder.");
            var faults = new List<ValidationResult>();
            if (!Validator.TryValidateObject(sub, new(sub), faults, validateAllProperties: true)) yield return new($"Receive:Folder:Subfolders:{name}: {faults[0].ErrorMessage}");
        }
        foreach (string field in Fields.Keys.Where(field => !SidecarWords.Fields.Contains(field, StringComparer.OrdinalIgnoreCase)))
            yield return new($"Receive:Folder:Fields:{field} is none of {string.Join(", ", SidecarWords.Fields)}.");
        string? fault = Fault(() => _ = ServerTime.In(TimeZone)) ?? Fault(() => _ = new FaxNames(ServerTime.In(ServerTime.Pacific), Names));
        if (fault is not null) yield return new($"Receive:Folder: {fault}");
    }

    private static string? Fault(Action tried)
    {
        try
        {
            tried();
            return null;
        }
        catch (ArgumentException wrong)
        {
            return wrong.Message;
        }
    }
}
