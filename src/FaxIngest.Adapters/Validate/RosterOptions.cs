namespace FaxIngest.Validate;

/// <summary>The plan's members.</summary>
internal sealed class RosterOptions
{
    public const string Section = "Roster";

    /// <summary>CSV file with the columns of <see cref="Roster.Parse"/>. It confirms and puts right what was read of a member who is certain; what contradicts it
    /// goes to a person. Read again when it changes. Default none.</summary>
    public string? File { get; set; }
}
