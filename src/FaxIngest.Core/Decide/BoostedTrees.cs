namespace FaxIngest.Decide;

/// <summary>What small decision trees add to a score: what evidence is worth depends on other evidence (a wide lead says little where engines were forced into a pattern), and one weight for
/// each cannot say that. Where evidence lies outside of what trees were fitted on they add nothing more, and the weights go on.</summary>
/// <param name="Trees">Added up.</param>
public sealed record BoostedTrees(IReadOnlyList<EvidenceTree> Trees)
{
    /// <summary>Name of the feature that stands for the kind of field: its constant (<see cref="CalibrationFamily.Kinds"/>).</summary>
    public const string Kind = "kind";

    /// <summary>What trees may ask about, in the order of what <see cref="Of"/> takes: <see cref="EvidenceFeatures.Names"/> and <see cref="Kind"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. EvidenceFeatures.Names, Kind];

    /// <summary>What all of them add to the log-odds of being right.</summary>
    /// <param name="features">In the order of <see cref="Names"/>.</param>
    public double Of(IReadOnlyList<double> features) => Trees.Sum(tree => tree.Of(features));
}
