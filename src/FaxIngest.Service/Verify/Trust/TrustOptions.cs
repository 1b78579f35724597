using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Verify.Trust;

/// <summary>Checks of persons and of the machine: seeds, samples, recalls.</summary>
internal sealed class TrustOptions
{
    public const string Section = "Verify:Trust";

    /// <summary>Share of cases given to a person whose answers are known. Default 0.01, range 0..0.1; 0: none.</summary>
    [Range(0, 0.1)]
    public double SeedShare { get; set; } = 0.01;

    /// <summary>Share of fields accepted by the machine that a person keys blind, to measure how many are wrong. Default 0.005, range 0..1; 0: none, and no threshold rises by itself.</summary>
    [Range(0, 1.0)]
    public double SampleShare { get; set; } = 0.005;

    /// <summary>The same for fields that decide who gets what. Default 0.02, range 0..1.</summary>
    [Range(0, 1.0)]
    public double CriticalSampleShare { get; set; } = 0.02;

    /// <summary>When a threshold rises, what went out this many days back and would not be accepted any more is looked at again. Default 14, range 0..90.</summary>
    [Range(0, 90)]
    public int RecallDays { get; set; } = 14;
}
