namespace FaxIngest.Verify.Trust;

/// <summary>The least confidences in force: what measuring the silent error changed over the calibration.</summary>
public interface IThresholdRaises
{
    /// <summary>As known at this moment.</summary>
    ThresholdRaises Current { get; }
}
