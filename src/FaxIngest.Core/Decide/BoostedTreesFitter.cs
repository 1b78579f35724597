namespace FaxIngest.Decide;

/// <summary>Fits <see cref="BoostedTrees"/> by gradient boosting with Newton's steps (Friedman, "Greedy function approximation", 2001; Chen and Guestrin, "XGBoost", 2016).</summary>
internal static class BoostedTreesFitter
{
    // Of 23,296 one-line entries of 1,326 faxes (by fits that did not see the fax in question) 85.6 % are accepted with these, 21 of them wrong; with trees that start from nothing 85.6 and 20 (but then what is hopeless is not hopeless enough), with such that ask freely in each branch 85.7 and 19.
    // 120 of those accept as much as 200, and of two to four questions or 12 to 20 leaves as much within a percent.
    private const int Trees = 200, Depth = 3, Bins = 48;

    /// <summary>Share of a tree's step that is taken.</summary>
    private const double Rate = 0.06;

    /// <summary>Readings on each side of a split at least, and what holds the values of small leaves near 0.</summary>
    private const int LeastOfSide = 30;
    private const double Penalty = 1;

    /// <summary>Trees with which the labels are likely.</summary>
    /// <param name="rows">Features in the order of <see cref="BoostedTrees.Names"/>, one row a reading.</param>
    /// <param name="scores">Log-odds by the weights alone; changed.</param>
    /// <param name="right">Labels.</param>
    public static BoostedTrees Fit(IReadOnlyList<double[]> rows, double[] scores, IReadOnlyList<bool> right)
    {
        var columns = Enumerable.Range(0, BoostedTrees.Names.Count).Select(f => new Column(f, [.. rows.Select(row => row[f])])).Where(c => c.Edges.Length > 0).ToList();
        var trees = new List<EvidenceTree>();
        while (columns.Count > 0 && trees.Count < Trees && Grow(columns, scores, right) is { } tree) trees.Add(tree);
        return new BoostedTrees(trees);
    }

    /// <summary>The next tree, already added to the scores; null when there is nothing to ask.</summary>
    private static EvidenceTree? Grow(List<Column> columns, double[] scores, IReadOnlyList<bool> right)
    {
        var pull = new Pull[scores.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            double p = LogisticRegression.Sigmoid(scores[i]);
            pull[i] = new Pull((right[i] ? 1 : 0) - p, p * (1 - p), 1);
        }

        var leaf = new int[scores.Length];
        var splits = new List<TreeSplit>();
        for (int level = 0; level < Depth; level++)
        {
            var (column, (gain, edge)) = columns.Select(c => (Column: c, Split: c.Best(pull, leaf, 1 << level))).MaxBy(c => c.Split.Gain);
            if (gain <= 0) break;
            splits.Add(new TreeSplit(BoostedTrees.Names[column.Feature], column.Edges[edge]));
            for (int i = 0; i < leaf.Length; i++) leaf[i] = 2 * leaf[i] + (column.Bin[i] > edge ? 1 : 0);
        }

        if (splits.Count == 0) return null;
        var sums = new Pull[1 << splits.Count];
        for (int i = 0; i < leaf.Length; i++) sums[leaf[i]] += pull[i];
        double[] adds = [.. sums.Select(s => Math.Round(Rate * s.Slope / (s.Spread + Penalty), 5))];
        for (int i = 0; i < leaf.Length; i++) scores[i] += adds[leaf[i]];
        return new EvidenceTree(splits, adds);
    }

    /// <summary>A feature of all readings, in bins of about as many each.</summary>
    private sealed class Column
    {
        public Column(int feature, double[] values)
        {
            Feature = feature;
            double[] sorted = [.. values.Order()];
            Edges = [.. Enumerable.Range(1, Bins - 1).Select(b => Math.Round(sorted[(int)((long)b * (sorted.Length - 1) / Bins)], 5)).Distinct().Where(edge => edge < sorted[^1])];
            Bin = [.. values.Select(v => (byte)(Array.FindIndex(Edges, edge => v <= edge) is var at and >= 0 ? at : Edges.Length))];
        }

        /// <summary>Its place among <see cref="BoostedTrees.Names"/>.</summary>
        public int Feature { get; }

        /// <summary>Upper ends of the bins but the last, rising.</summary>
        public double[] Edges { get; }

        /// <summary>The bin of each reading.</summary>
        public byte[] Bin { get; }

        /// <summary>The edge that splits all leaves best, and by how much that is better than not to split; no gain where every edge leaves too few readings on a side.</summary>
        public (double Gain, int Edge) Best(Pull[] pull, int[] leaf, int leaves)
        {
            int bins = Edges.Length + 1;
            var sums = new Pull[leaves * bins];
            for (int i = 0; i < leaf.Length; i++) sums[leaf[i] * bins + Bin[i]] += pull[i];
            var gains = new double[Edges.Length];
            for (int l = 0; l < leaves; l++)
            {
                var of = sums.AsSpan(l * bins, bins);
                Pull all = default, below = default;
                foreach (var bin in of) all += bin;
                for (int edge = 0; edge < Edges.Length; edge++)
                {
                    below += of[edge];
                    var above = all - below;
                    if (below.Readings >= LeastOfSide && above.Readings >= LeastOfSide) gains[edge] += below.Gain + above.Gain - all.Gain;
                }
            }

            int best = Array.IndexOf(gains, gains.Max());
            return (gains[best], best);
        }
    }

    /// <summary>Where the likelihood pulls scores of some readings.</summary>
    /// <param name="Slope">Of the log-likelihood.</param>
    /// <param name="Spread">Its curvature, positive.</param>
    /// <param name="Readings">How many.</param>
    private readonly record struct Pull(double Slope, double Spread, int Readings)
    {
        public double Gain => Slope * Slope / (Spread + Penalty);

        public static Pull operator +(Pull a, Pull b) => new(a.Slope + b.Slope, a.Spread + b.Spread, a.Readings + b.Readings);

        public static Pull operator -(Pull a, Pull b) => new(a.Slope - b.Slope, a.Spread - b.Spread, a.Readings - b.Readings);
    }
}
