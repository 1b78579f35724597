namespace FaxIngest.Read.Search;

/// <summary>CTC prefix beam search under a grammar: the strings that a lattice and a grammar allow, most probable first.</summary>
/// <remarks>Graves et al., "Connectionist temporal classification" (2006), prefix search; pruned to a fixed width. Probabilities are kept
/// scaled to the best of each step, so long lines do not underflow.</remarks>
internal static class PrefixBeam
{
    /// <summary>A symbol less likely than this at a step does not open a new prefix there (exact scores are taken afterwards anyway).</summary>
    private const double Threshold = 2e-4;

    private sealed class Prefix(Prefix? parent, char symbol, int symbolIndex, int state, int length)
    {
        public readonly Prefix? Parent = parent;
        public readonly char Symbol = symbol;
        public readonly int SymbolIndex = symbolIndex;
        public readonly int State = state;
        public readonly int Length = length;
        public double Silent, Sounding, NextSilent, NextSounding;

        /// <summary>Its last letters, and how much more usual all of them are one after another than letters are on average.</summary>
        public uint Context = LetterPrior.Beginning;
        public double Usual = 1;
        public int Touched = -1;
        private Dictionary<int, Prefix?>? children;

        public double Total => Silent + Sounding;

        public double Rank => Total * Usual;

        public Prefix? Child(int symbolIndex, char symbol, IGrammar grammar, LetterPrior? letters, double weight)
        {
            children ??= [];
            if (children.TryGetValue(symbolIndex, out Prefix? child)) return child;
            int next = grammar.Next(State, symbol);
            child = next < 0 ? null : new Prefix(this, symbol, symbolIndex, next, Length + 1);
            if (child is not null && letters is not null)
            {
                child.Context = Context;
                child.Usual = Usual * Math.Exp(weight * letters.Next(ref child.Context, symbol));
            }

            return children[symbolIndex] = child;
        }

        public override string ToString() => string.Create(Length, this, static (span, p) =>
        {
            for (int i = span.Length - 1; i >= 0; i--, p = p.Parent!) span[i] = p.Symbol;
        });
    }

    /// <summary>The best strings that the grammar accepts as complete; empty when it accepts none.</summary>
    /// <param name="lattice">What is heard.</param>
    /// <param name="grammar">What is allowed.</param>
    /// <param name="width">Prefixes kept at a step.</param>
    /// <param name="best">Strings wanted.</param>
    /// <param name="letters">What letters are usual one after another: prefixes are then kept, and strings ordered, by that too; null: by what is heard alone.</param>
    /// <param name="weight">Weight of what is usual against what is heard.</param>
    public static IReadOnlyList<string> Search(SymbolLattice lattice, IGrammar grammar, int width, int best, LetterPrior? letters = null, double weight = 0)
    {
        var root = new Prefix(null, '\0', 0, grammar.Start, 0) { Silent = 1 };
        List<Prefix> beam = [root], next = [];
        for (int t = 0; t < lattice.Steps; t++)
        {
            var step = lattice.Step(t);
            next.Clear();
            foreach (Prefix p in beam)
            {
                Touch(p, t, next);
                p.NextSilent += p.Total * step[0];
                if (p.SymbolIndex != 0) p.NextSounding += p.Sounding * step[p.SymbolIndex];
            }
            for (int s = 1; s < step.Length; s++)
            {
                double probability = step[s];
                if (probability < Threshold) continue;
                char symbol = lattice.Symbols[s - 1];
                foreach (Prefix p in beam)
                {
                    double mass = (s == p.SymbolIndex ? p.Silent : p.Total) * probability;
                    if (mass <= 0 || p.Child(s, symbol, grammar, letters, weight) is not Prefix child) continue;
                    Touch(child, t, next);
                    child.NextSounding += mass;
                }
            }
            double top = 0;
            foreach (Prefix p in next)
            {
                (p.Silent, p.Sounding, p.NextSilent, p.NextSounding) = (p.NextSilent, p.NextSounding, 0, 0);
                top = Math.Max(top, p.Total);
            }
            if (next.Count > width)
            {
                next.Sort(static (a, b) => b.Rank.CompareTo(a.Rank));
                for (int i = width; i < next.Count; i++) next[i].Silent = next[i].Sounding = 0;
                next.RemoveRange(width, next.Count - width);
            }
            foreach (Prefix p in next) (p.Silent, p.Sounding) = (p.Silent / top, p.Sounding / top);
            (beam, next) = (next, beam);
        }
        return [.. beam.Where(p => grammar.Accepts(p.State)).OrderByDescending(p => p.Rank).Take(best).Select(p => p.ToString())];
    }

    private static void Touch(Prefix prefix, int step, List<Prefix> next)
    {
        if (prefix.Touched == step) return;
        prefix.Touched = step;
        next.Add(prefix);
    }
}
