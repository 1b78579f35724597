using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Decide;

/// <summary>How much error may pass unseen. Thresholds follow from these and from the calibration, never the other way round.</summary>
public sealed class DecideOptions
{
    /// <summary>Settings section.</summary>
    public const string Section = "Decide";

    /// <summary>Share of accepted fields that may be wrong. Default 0.002; range 0.00001..0.2.</summary>
    [Range(0.00001, 0.2)] public double TargetError { get; set; } = 0.002;

    /// <summary>The same for fields that decide who gets what: CIN, date of birth, populations of focus, services. Default 0.0005; range 0.00001..0.2.</summary>
    [Range(0.00001, 0.2)] public double CriticalTargetError { get; set; } = 0.0005;

    /// <summary>Share of accepted free text of several lines that may be wrong in more than one character in twenty. It decides nothing and a
    /// reader sees through small faults. Default 0.05; range 0.001..1.</summary>
    [Range(0.001, 1)] public double ProseTargetError { get; set; } = 0.05;

    /// <summary>Calibration file to decide with, made by <c>faxingest calibrate</c>. Default: the one that ships with the program.</summary>
    public string? Calibration { get; set; }
}
