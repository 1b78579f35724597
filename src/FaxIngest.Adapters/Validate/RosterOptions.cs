namespace FaxIngest.Validate;

/// <summary>The plan's members.</summary>
internal sealed class RosterOptions
{
    public const string Section = "Roster";

    /// <summary>CSV file with the columns cin, lastName, firstName, dateOfBirth (yyyy-MM-dd); others are left alone. What contradicts it goes to a person. Default none.</summary>
    public string? File { get; set; }
}
