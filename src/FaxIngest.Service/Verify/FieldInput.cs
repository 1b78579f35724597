namespace FaxIngest.Verify;

/// <summary>How a person enters a field.</summary>
internal enum InputKind
{
    /// <summary>One line.</summary>
    Line,
    /// <summary>Several lines.</summary>
    Prose,
    /// <summary>A day, shown and typed MM/DD/YYYY, kept YYYY-MM-DD.</summary>
    Date,
    /// <summary>Digits, typed with or without separators.</summary>
    Digits,
    /// <summary>Any number of codes of a closed vocabulary.</summary>
    Set,
    /// <summary>One code of a closed vocabulary.</summary>
    OneOf,
    /// <summary>Yes or no.</summary>
    YesNo,
}

/// <summary>One code of a closed vocabulary and what a person reads.</summary>
internal sealed record Choice(string Code, string Label);

/// <summary>One field as a person sees and enters it.</summary>
/// <param name="Path">Field path (contract section 3).</param>
/// <param name="Section">Heading it stands under.</param>
/// <param name="Label">Its name under that heading.</param>
/// <param name="Kind">How it is entered.</param>
internal sealed record FieldInput(string Path, string Section, string Label, InputKind Kind)
{
    /// <summary>The closed vocabulary of a set or one-of, else empty.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Digits a <see cref="InputKind.Digits"/> field has; 0: any number.</summary>
    public int Digits { get; init; }

    /// <summary>Kept in upper case.</summary>
    public bool Upper { get; init; }

    /// <summary>How it is written while it is typed: <c>cin</c>, <c>phone</c>; null: as it comes.</summary>
    public string? Shape => Path.EndsWith(".cin", StringComparison.Ordinal) ? "cin"
        : Digits == 10 && !Path.EndsWith("npi", StringComparison.Ordinal) ? "phone" : null;

    /// <summary>What is expected, in a few words; null: nothing to say.</summary>
    public string? Hint { get; init; }
}
