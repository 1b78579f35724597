namespace FaxIngest.Validate;

/// <summary>One member as the plan knows them. What the roster does not say is null.</summary>
/// <param name="Cin">Client index number, 9 characters, upper case.</param>
/// <param name="LastName">Last name.</param>
/// <param name="FirstName">First name.</param>
/// <param name="DateOfBirth">Date of birth, or null when the roster has none.</param>
public sealed record RosterMember(string Cin, string LastName, string FirstName, DateOnly? DateOfBirth)
{
    /// <summary>Middle initial.</summary>
    public string? MiddleInitial { get; init; }
    /// <summary><c>F</c>, <c>M</c> or <c>X</c>.</summary>
    public string? Sex { get; init; }
    /// <summary>House number, street, apartment.</summary>
    public string? Street { get; init; }
    /// <summary>City.</summary>
    public string? City { get; init; }
    /// <summary>Two letters.</summary>
    public string? State { get; init; }
    /// <summary>Five digits.</summary>
    public string? Zip { get; init; }
    /// <summary>County of residence.</summary>
    public string? County { get; init; }
    /// <summary>Ten digits.</summary>
    public string? Phone { get; init; }
    /// <summary>Preferred language.</summary>
    public string? PreferredLanguage { get; init; }
    /// <summary>Last day of eligibility; null: it goes on.</summary>
    public DateOnly? EligibleTo { get; init; }

    /// <summary>Field paths a roster can speak of (contract section 3).</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        "member.cin", "member.dateOfBirth", "member.lastName", "member.firstName", "member.middleInitial", "member.sex", "member.phone", "member.address.street",
        "member.address.city", "member.address.state", "member.address.zip", "member.county", "member.preferredLanguage",
    ];

    /// <summary>What the roster says of a field, in its normal form; null: nothing.</summary>
    public string? Field(string path) => path switch
    {
        "member.cin" => Cin,
        "member.dateOfBirth" => DateOfBirth?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        "member.lastName" => LastName is "" ? null : LastName,
        "member.firstName" => FirstName is "" ? null : FirstName,
        "member.middleInitial" => MiddleInitial,
        "member.sex" => Sex,
        "member.phone" => Phone,
        "member.address.street" => Street,
        "member.address.city" => City,
        "member.address.state" => State,
        "member.address.zip" => Zip,
        "member.county" => County,
        "member.preferredLanguage" => PreferredLanguage,
        _ => null,
    };

    /// <summary>Never the values.</summary>
    public override string ToString() => "[roster member]";
}
