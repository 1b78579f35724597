using System.Text;
using FaxIngest.Read;

namespace FaxIngest.Recognize;

/// <summary>Reads a lattice without any grammar: the best class of each step, repeats joined, blanks dropped.</summary>
public static class CtcGreedyDecoder
{
    /// <summary>The best text, trimmed, and the mean over its characters of the best probability each had (0..1; 0 for an empty text).</summary>
    public static LineReading Decode(CtcLattice lattice)
    {
        var text = new StringBuilder();
        var (sum, characters, previous, peak) = (0.0, 0, 0, 0f);
        for (var step = 0; step < lattice.Steps; step++)
        {
            var scores = lattice.LogProbabilities.AsSpan(step * lattice.Classes, lattice.Classes);
            var best = IndexOfMax(scores);
            if (best == previous)
            {
                peak = Math.Max(peak, scores[best]);
                continue;
            }
            Close();
            (previous, peak) = (best, scores[best]);
        }
        Close();
        return new LineReading(text.ToString().Trim(), new RawScore(characters == 0 ? 0 : sum / characters), lattice);

        void Close()
        {
            if (previous == 0) return;
            text.Append(lattice.Alphabet[previous - 1]);
            sum += Math.Exp(peak);
            characters++;
        }
    }

    private static int IndexOfMax(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best]) best = i;
        }
        return best;
    }
}
