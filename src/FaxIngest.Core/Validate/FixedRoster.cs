namespace FaxIngest.Validate;

/// <summary>A roster that stays as it is.</summary>
/// <param name="Current">The roster, or null: none.</param>
public sealed record FixedRoster(Roster? Current) : IRosterSource
{
    /// <summary>No roster.</summary>
    public static FixedRoster None { get; } = new((Roster?)null);

    /// <summary>Never the values.</summary>
    public override string ToString() => "[roster]";
}
