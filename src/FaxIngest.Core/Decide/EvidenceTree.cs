namespace FaxIngest.Decide;

/// <summary>A tree that asks the same at each level whatever was answered above (oblivious trees: Kohavi and Li, 1995; Prokhorenkova et al., "CatBoost", 2018).</summary>
/// <param name="Splits">What is asked, level after level.</param>
/// <param name="Adds">What is added to the log-odds: for answers read as bits, the first one highest, 1 where the feature lies above.</param>
public sealed record EvidenceTree(IReadOnlyList<TreeSplit> Splits, IReadOnlyList<double> Adds)
{
    /// <summary>What it adds for these features, in the order of <see cref="BoostedTrees.Names"/>.</summary>
    public double Of(IReadOnlyList<double> features)
    {
        int at = 0;
        foreach (var split in Splits) at = 2 * at + (features[split.Index] > split.Above ? 1 : 0);
        return Adds[at];
    }
}
