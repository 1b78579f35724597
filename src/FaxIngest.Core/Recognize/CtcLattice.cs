namespace FaxIngest.Recognize;

/// <summary>A CTC net's output for a line: log-probabilities of each class at each step; class 0 is the blank.</summary>
public sealed class CtcLattice
{
    /// <summary>A lattice over the given log-probabilities.</summary>
    /// <param name="steps">Number of steps.</param>
    /// <param name="alphabet">Characters of classes 1, 2, …; a class may be more than one UTF-16 unit.</param>
    /// <param name="logProbabilities">steps × (alphabet + 1), step-major, natural logarithm; not copied.</param>
    public CtcLattice(int steps, IReadOnlyList<string> alphabet, float[] logProbabilities)
    {
        if (logProbabilities.Length != steps * (alphabet.Count + 1)) throw new ArgumentException("steps × (alphabet + 1) values are needed", nameof(logProbabilities));
        (Steps, Alphabet, LogProbabilities) = (steps, alphabet, logProbabilities);
    }

    /// <summary>Number of steps.</summary>
    public int Steps { get; }

    /// <summary>Characters of classes 1, 2, ….</summary>
    public IReadOnlyList<string> Alphabet { get; }

    /// <summary>Classes a step: blank and alphabet.</summary>
    public int Classes => Alphabet.Count + 1;

    /// <summary>Step-major log-probabilities.</summary>
    public float[] LogProbabilities { get; }
}
