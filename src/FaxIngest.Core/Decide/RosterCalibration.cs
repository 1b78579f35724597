namespace FaxIngest.Decide;

/// <summary>How often values that the roster stands behind were right, counted on labeled faxes with a roster that holds their members.</summary>
/// <param name="Confirmed">Of values confirmed.</param>
/// <param name="Chosen">Of values chosen among the engines'.</param>
/// <param name="Repaired">Of values put right.</param>
public sealed record RosterCalibration(RosterCount Confirmed, RosterCount Chosen, RosterCount Repaired)
{
    /// <summary>Nothing was counted: the roster makes nothing surer.</summary>
    public static RosterCalibration None { get; } = new(new(0, 0), new(0, 0), new(0, 0));

    /// <summary>Counts from labeled fields.</summary>
    public static RosterCalibration Of(IEnumerable<(RosterSupport Support, bool Right)> fields)
    {
        var counts = fields.ToLookup(f => f.Support, f => f.Right);
        RosterCount Count(RosterSupport support) => new(counts[support].Count(), counts[support].Count(right => !right));
        return new RosterCalibration(Count(RosterSupport.Confirmed), Count(RosterSupport.Chosen), Count(RosterSupport.Repaired));
    }

    /// <summary>Probability that a value with this support is right; 0 when nothing was counted.</summary>
    public double Probability(RosterSupport support)
    {
        var count = support switch { RosterSupport.Confirmed => Confirmed, RosterSupport.Chosen => Chosen, _ => Repaired };
        return count.Samples == 0 ? 0 : Math.Round(CalibrationStep.Right(count.Samples, count.Errors), 5);
    }
}
