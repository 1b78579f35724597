namespace FaxIngest.Verify.Trust;

/// <summary>Least confidences that do not change.</summary>
public sealed class FixedRaises(ThresholdRaises raises) : IThresholdRaises
{
    /// <summary>What the calibration says holds.</summary>
    public static readonly FixedRaises None = new(ThresholdRaises.None);

    /// <inheritdoc/>
    public ThresholdRaises Current => raises;
}
