namespace FaxIngest.Validate;

/// <summary>The roster on disk.</summary>
internal static class RosterFile
{
    /// <summary>Reads it whole.</summary>
    /// <exception cref="FormatException">It is no roster; the message names the file and the line.</exception>
    internal static Roster Load(string path)
    {
        using var csv = new StreamReader(path);
        try
        {
            return Roster.Parse(csv);
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"{path} (Roster:File): {wrong.Message}", wrong);
        }
    }
}
