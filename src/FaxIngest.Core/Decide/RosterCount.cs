namespace FaxIngest.Decide;

/// <summary>Labeled fields of one kind of roster support.</summary>
/// <param name="Samples">Fields counted.</param>
/// <param name="Errors">Of those, wrong ones.</param>
public sealed record RosterCount(int Samples, int Errors);
