using System.Text;
using FaxIngest.Recognize;

namespace FaxIngest.Tests.Recognize;

public sealed class PpAlphabetTests
{
    [Fact]
    public void Folds_full_width_and_typographic_forms_and_drops_other_scripts()
    {
        var alphabet = new PpAlphabet(Encoding.UTF8.GetBytes("A\n中\nＡ\n’\n#\n"));

        Assert.Equal(7, alphabet.Classes);
        Assert.Equal([(0, 0), (1, 'A' - 31), (3, 'A' - 31), (4, '\'' - 31), (5, '#' - 31), (6, ' ' - 31)], alphabet.Folding);
    }

    [Fact]
    public void What_is_dropped_is_not_given_to_the_rest()
    {
        var lattice = LatticeBuilder.FromProbabilities([0.1f, 0.2f, 0.5f, 0.2f], 1, 4, [(0, 0), (1, 1), (3, 1)], ["A"]);

        Assert.Equal([Math.Log(0.1), Math.Log(0.4)], lattice.LogProbabilities.Select(v => (double)v), (a, b) => Math.Abs(a - b) < 1e-5);
    }
}
