namespace FaxIngest.Recognize;

/// <summary>Brings what networks give into the one form that decoding takes: natural log-probabilities, step after step.</summary>
internal static class LatticeBuilder
{
    /// <summary>ln of the least probability kept (about 1e-9): below it a 32-bit softmax says nothing, and −∞ would spoil sums.</summary>
    internal const float Floor = -20;

    /// <summary>How far ink may speak beside its place, in heights of the line: about a character.</summary>
    private const double Reach = 0.67;

    /// <summary>The lattice of a crop without writing: one step that is surely blank.</summary>
    internal static CtcLattice Blank(IReadOnlyList<string> alphabet)
    {
        var values = new float[alphabet.Count + 1];
        Array.Fill(values, Floor, 1, alphabet.Count);
        return new CtcLattice(1, alphabet, values);
    }

    /// <summary>Makes the steps that lie well away from all ink silent. On bare paper networks spread some weight over letters, and over a long stretch of it a
    /// text with made-up letters at its end is likelier than the one without.</summary>
    /// <param name="lattice">Of the whole line, its steps evenly spread over it; changed and returned.</param>
    /// <param name="line">What the network was given.</param>
    internal static CtcLattice Silenced(CtcLattice lattice, GrayImage line)
    {
        var reach = Reach * line.Height;
        var inked = new bool[line.Width];
        for (var i = 0; i < line.Pixels.Length; i++) inked[i % line.Width] |= line.Pixels[i] < GrayImage.Paper / 2;
        for (var step = 0; step < lattice.Steps; step++)
        {
            var left = Math.Max(0, (int)((double)step * line.Width / lattice.Steps - reach));
            var right = Math.Min(line.Width, (int)((step + 1.0) * line.Width / lattice.Steps + reach));
            if (inked.AsSpan(left, right - left).Contains(true)) continue;
            var row = lattice.LogProbabilities.AsSpan(step * lattice.Classes, lattice.Classes);
            row.Fill(Floor);
            row[0] = 0;
        }
        return lattice;
    }

    /// <summary>From raw scores laid out class after class (classes × steps).</summary>
    internal static CtcLattice FromLogits(ReadOnlySpan<float> logits, int steps, IReadOnlyList<string> alphabet)
    {
        var classes = alphabet.Count + 1;
        var values = new float[steps * classes];
        for (var step = 0; step < steps; step++)
        {
            var row = values.AsSpan(step * classes, classes);
            for (var c = 0; c < classes; c++) row[c] = logits[c * steps + step];
            var highest = float.NegativeInfinity;
            foreach (var value in row) highest = Math.Max(highest, value);
            var sum = 0.0;
            foreach (var value in row) sum += Math.Exp(value - highest);
            var shift = highest + (float)Math.Log(sum);
            for (var c = 0; c < classes; c++) row[c] = Math.Max(row[c] - shift, Floor);
        }
        return new CtcLattice(steps, alphabet, values);
    }

    /// <summary>From probabilities laid out step after step over a larger alphabet, of which some classes are folded together and the rest dropped.</summary>
    /// <param name="probabilities">steps × <paramref name="width"/>.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="width">Classes of the network.</param>
    /// <param name="folding">Pairs of a network's class and the lattice's class it counts for.</param>
    /// <param name="alphabet">Characters of the lattice.</param>
    /// <remarks>What is dropped is not given to the rest: where the network was sure of a character outside the alphabet, the step's
    /// probabilities add up to little, so every text through it scores low, as it should.</remarks>
    internal static CtcLattice FromProbabilities(
        ReadOnlySpan<float> probabilities, int steps, int width, ReadOnlySpan<(int From, int To)> folding, IReadOnlyList<string> alphabet)
    {
        var classes = alphabet.Count + 1;
        var values = new float[steps * classes];
        for (var step = 0; step < steps; step++)
        {
            var from = probabilities.Slice(step * width, width);
            var row = values.AsSpan(step * classes, classes);
            foreach (var (source, target) in folding) row[target] += from[source];
            for (var c = 0; c < classes; c++) row[c] = Math.Max(MathF.Log(row[c]), Floor);
        }
        return new CtcLattice(steps, alphabet, values);
    }
}
