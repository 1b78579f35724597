using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Verify.Trust;

/// <summary>The least confidences in force over those of the calibration.</summary>
/// <param name="Changes">The last change of each family.</param>
public sealed record ThresholdRaises(IReadOnlyDictionary<string, ThresholdRaise> Changes)
{
    /// <summary>Code of the reason for which a field is asked about.</summary>
    public const string Code = "threshold-raised";

    /// <summary>What the calibration says holds.</summary>
    public static readonly ThresholdRaises None = new(new Dictionary<string, ThresholdRaise>());

    /// <summary>Families that ask for more than the calibration.</summary>
    public IReadOnlyList<ThresholdRaise> Raised => [.. Changes.Values.Where(change => change.After > 0).OrderBy(change => change.Family, StringComparer.Ordinal)];

    /// <summary>Least confidence of a family; 0: what the calibration says.</summary>
    public double Minimum(string family) => Changes.TryGetValue(family, out var change) ? change.After : 0;

    /// <summary>Paths of a decided referral that the machine accepted, or took for blank, with less confidence than is asked for now.</summary>
    public IReadOnlyList<string> Caught(Referral referral, ReadReferral read)
    {
        if (Raised.Count == 0) return [];
        var family = SampleFamily.Lookup(read);
        return [.. referral.Fields.Where(field => IsMachines(field.Value) && field.Value.Confidence < Minimum(family(field.Key))).Select(field => field.Key)];
    }

    /// <summary>The machine settled it: no person said anything of it.</summary>
    public static bool IsMachines(ReferralField field) => field.Decision is Decisions.Accept or Decisions.Blank && !field.Readers.Contains("person", StringComparer.Ordinal);
}
