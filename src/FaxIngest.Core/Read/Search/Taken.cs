namespace FaxIngest.Read.Search;

/// <summary>A character that stands in an entry, what an engine took it for, and how often.</summary>
/// <param name="By">The engine, and which of its looks at the line.</param>
/// <param name="Heard">What it says there, capitals and small letters being one.</param>
/// <param name="Written">What stands there, as one of the entry's values has it.</param>
/// <param name="Times">How often, each weighed by how sure the entry's own ink makes that value.</param>
internal readonly record struct Taken((string Engine, int Look) By, char Heard, char Written, double Times)
{
    /// <summary>Never the characters.</summary>
    public override string ToString() => "[character]";
}
