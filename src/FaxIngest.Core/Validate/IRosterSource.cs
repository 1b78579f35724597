namespace FaxIngest.Validate;

/// <summary>The plan's members as known at the moment.</summary>
public interface IRosterSource
{
    /// <summary>The roster in force; null: there is none.</summary>
    Roster? Current { get; }
}
