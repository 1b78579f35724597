namespace FaxIngest.Verify;

/// <summary>What the desk's own log says of a span of time.</summary>
/// <param name="Saves">Saves.</param>
/// <param name="Fields">Fields confirmed or corrected.</param>
/// <param name="KeysPerConfirmedField">Keys pressed in fields that were confirmed as they stood, a field; 0: none was.</param>
/// <param name="KeysPerSave">Keys a save.</param>
/// <param name="Seconds">Seconds at a case: median and 95th percentile.</param>
/// <param name="Turn">Milliseconds from sending a case until the next one was ready: median and 95th percentile; null: nobody went on to a next one.</param>
public sealed record DeskFigures(int Saves, int Fields, double KeysPerConfirmedField, double KeysPerSave, (double P50, double P95) Seconds, (double P50, double P95)? Turn)
{
    /// <summary>Counts a log.</summary>
    public static DeskFigures Of(IReadOnlyCollection<DeskWork> log)
    {
        int confirmed = log.Sum(each => each.Effort.Confirmed);
        var turns = log.Select(each => each.Effort.Turn).OfType<int>().ToList();
        return new DeskFigures(
            log.Count,
            confirmed + log.Sum(each => each.Effort.Corrected),
            confirmed == 0 ? 0 : (double)log.Sum(each => each.Effort.KeysConfirming) / confirmed,
            log.Count == 0 ? 0 : (double)log.Sum(each => each.Effort.Keys) / log.Count,
            Percentiles([.. log.Select(each => each.Effort.Milliseconds / 1000.0)]),
            turns.Count == 0 ? null : Percentiles([.. turns.Select(each => (double)each)]));
    }

    private static (double P50, double P95) Percentiles(List<double> values)
    {
        if (values.Count == 0) return (0, 0);
        values.Sort();
        double At(double share) => values[Math.Min(values.Count - 1, (int)Math.Ceiling(share * values.Count) - 1)];
        return (At(0.5), At(0.95));
    }
}
