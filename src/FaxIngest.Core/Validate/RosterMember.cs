namespace FaxIngest.Validate;

/// <summary>One member as the plan knows them.</summary>
/// <param name="Cin">Client index number, 9 characters, upper case.</param>
/// <param name="LastName">Last name.</param>
/// <param name="FirstName">First name.</param>
/// <param name="DateOfBirth">Date of birth, or null when the roster has none.</param>
public sealed record RosterMember(string Cin, string LastName, string FirstName, DateOnly? DateOfBirth)
{
    /// <summary>Never the values.</summary>
    public override string ToString() => "[roster member]";
}
