namespace FaxIngest.Decide;

/// <summary>Log-odds of being right as a sum over small decision trees: what evidence is worth depends on other evidence (a wide lead says little where engines were
/// forced into a pattern), and one weight for each cannot say that.</summary>
/// <param name="Offset">Log-odds before anything is known.</param>
/// <param name="Trees">Added up.</param>
public sealed record BoostedTrees(double Offset, IReadOnlyList<EvidenceTree> Trees)
{
    /// <summary>Name of the feature that stands for the kind of field: its constant (<see cref="CalibrationFamily.Kinds"/>).</summary>
    public const string Kind = "kind";

    /// <summary>What trees may ask about, in the order of what <see cref="Score"/> takes: <see cref="EvidenceFeatures.Names"/> and <see cref="Kind"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. EvidenceFeatures.Names, Kind];

    /// <summary>Log-odds of being right.</summary>
    /// <param name="features">In the order of <see cref="Names"/>.</param>
    public double Score(IReadOnlyList<double> features)
    {
        double score = Offset;
        foreach (var tree in Trees) score += tree.Of(features);
        return score;
    }
}
