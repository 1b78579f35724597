namespace FaxIngest.Verify.Trust;

/// <summary>A change of the least confidence at which fields of a family are accepted, over what the calibration says.</summary>
/// <param name="Family">See <see cref="SampleFamily"/>.</param>
/// <param name="Before">Least confidence before, 0..; 0: what the calibration says.</param>
/// <param name="After">Least confidence after; above 1: nothing of the family is accepted.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Account name, or <c>service</c>.</param>
/// <param name="Samples">Samples looked at since the change before this one.</param>
/// <param name="Errors">Of those, wrong ones.</param>
/// <param name="LastSample">Samples up to this number are spent: the test starts anew behind it.</param>
public sealed record ThresholdRaise(string Family, double Before, double After, DateTimeOffset At, string Actor, int Samples, int Errors, long LastSample)
{
    /// <summary>It asks for more than before.</summary>
    public bool IsRaise => After > Before;
}
