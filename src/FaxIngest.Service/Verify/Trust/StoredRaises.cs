namespace FaxIngest.Verify.Trust;

/// <summary>The least confidences in force, as last looked up; until then those of the calibration.</summary>
internal sealed class StoredRaises(IThresholdStore store) : IThresholdRaises
{
    private ThresholdRaises current = ThresholdRaises.None;

    public ThresholdRaises Current => Volatile.Read(ref current);

    /// <summary>Looks them up: another node may have changed them.</summary>
    internal async Task<ThresholdRaises> RefreshAsync(CancellationToken cancellation)
    {
        var found = await store.CurrentAsync(cancellation);
        Volatile.Write(ref current, found);
        return found;
    }
}
