using FaxIngest.Read;

namespace FaxIngest.Recognize;

/// <summary>What an engine read in a line.</summary>
/// <param name="Text">Best text, no field grammar applied.</param>
/// <param name="Score">The engine's own score.</param>
/// <param name="Lattice">Character probabilities per step, for engines that give them (CTC); else null.</param>
public sealed record LineReading(string Text, RawScore Score, CtcLattice? Lattice)
{
    /// <summary>Never the text.</summary>
    public override string ToString() => "[line reading]";
}
