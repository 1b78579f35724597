using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Verify.Trust;

/// <summary>Blind keying: fields that decide who gets what are keyed from the image, without the machine's reading.</summary>
internal sealed class BlindOptions : IValidatableObject
{
    public const string Section = "Verify:Blind";

    /// <summary>Fields in doubt are keyed blind. Off, one person confirms or corrects what the machine read, as in all other fields. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Field paths, separated by commas. Default: CIN, date of birth, populations of focus, services. Each is a path of the contract.</summary>
    public string Fields { get; set; } = "member.cin,member.dateOfBirth,populationsOfFocus,services";

    internal IReadOnlySet<string> Paths => Fields.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Paths.Where(path => FieldCatalog.For(path).Section == FieldCatalog.Other).Select(path => new ValidationResult($"Verify:Blind:Fields names {path}, which is no field path."));
}
