using FaxIngest.Recognize;

namespace FaxIngest.Tests.Recognize;

public sealed class CtcGreedyDecoderTests
{
    [Theory]
    [InlineData("--", "")]
    [InlineData("aab", "ab")]
    [InlineData("a-ab", "aab")]
    [InlineData("-a--b-", "ab")]
    [InlineData(" a b ", "a b")] // trimmed
    [InlineData("", "")]
    public void Joins_repeats_and_drops_blanks(string steps, string text) => Assert.Equal(text, CtcGreedyDecoder.Decode(Lattice(steps, 0.9)).Text);

    [Fact]
    public void Scores_the_mean_of_each_characters_best_step()
    {
        var sure = Lattice("a", 0.9).LogProbabilities;
        var unsure = Lattice("ab", 0.5).LogProbabilities;

        var reading = CtcGreedyDecoder.Decode(new CtcLattice(3, Alphabet, [.. sure, .. unsure])); // a a b

        Assert.Equal("ab", reading.Text);
        Assert.Equal((0.9 + 0.5) / 2, reading.Score.Value, 5);
    }

    [Fact]
    public void An_empty_text_scores_nothing() => Assert.Equal(0, CtcGreedyDecoder.Decode(Lattice("---", 0.9)).Score.Value);

    private static readonly string[] Alphabet = ["a", "b", " "];

    /// <summary>One step a character, '-' for the blank, each with the given probability and the rest shared.</summary>
    private static CtcLattice Lattice(string steps, double probability)
    {
        var rest = (float)Math.Log((1 - probability) / Alphabet.Length);
        var values = new List<float>();
        foreach (var step in steps)
        {
            for (var c = 0; c <= Alphabet.Length; c++) values.Add(c == "-ab ".IndexOf(step, StringComparison.Ordinal) ? (float)Math.Log(probability) : rest);
        }
        return new CtcLattice(steps.Length, Alphabet, [.. values]);
    }
}
