namespace FaxIngest.Recognize;

/// <summary>Brings what networks give into the one form that decoding takes: natural log-probabilities, step after step.</summary>
internal static class LatticeBuilder
{
    /// <summary>ln of the least probability kept (about 1e-9): below it a 32-bit softmax says nothing, and −∞ would spoil sums.</summary>
    internal const float Floor = -20;

    /// <summary>The lattice of a crop without writing: one step that is surely blank.</summary>
    internal static CtcLattice Blank(IReadOnlyList<string> alphabet)
    {
        var values = new float[alphabet.Count + 1];
        Array.Fill(values, Floor, 1, alphabet.Count);
        return new CtcLattice(1, alphabet, values);
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
