namespace FaxIngest.Read.Search;

/// <summary>A character that stands in an entry, and what an engine took it for.</summary>
/// <param name="By">The engine, and which of its looks at the line.</param>
/// <param name="Heard">What it says there, capitals and small letters being one.</param>
/// <param name="Written">What stands there, as one of the entry's values has it.</param>
/// <param name="Probability">How sure the entry's own ink makes that value, 0..1.</param>
internal readonly record struct Taken((string Engine, int Look) By, char Heard, char Written, double Probability)
{
    /// <summary>Never the characters.</summary>
    public override string ToString() => "[character]";
}
