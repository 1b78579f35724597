using System.Text;

namespace FaxIngest.Recognize;

/// <summary>PP-OCR's 6,625 classes brought down to printable ASCII.</summary>
/// <remarks>Its keys are mostly Chinese. Full-width and typographic forms of an ASCII character count for that character;
/// all others are dropped (see <see cref="LatticeBuilder.FromProbabilities"/>).</remarks>
internal sealed class PpAlphabet
{
    /// <summary>Typographic characters among the keys and the ASCII character that a person would type for them.</summary>
    private static readonly Dictionary<char, char> Typographic = new()
    {
        ['‘'] = '\'', ['’'] = '\'', ['′'] = '\'', ['“'] = '"', ['”'] = '"', ['″'] = '"', ['–'] = '-', ['—'] = '-', ['−'] = '-', ['‐'] = '-', ['―'] = '-',
        ['。'] = '.', ['·'] = '.', ['•'] = '.', ['、'] = ',', ['〈'] = '<', ['〉'] = '>', ['【'] = '[', ['】'] = ']', ['￥'] = '$', ['×'] = 'x', ['\u3000'] = ' ',
    };

    /// <summary>Reads the keys: one character a line, classes 1, 2, …; a space follows them as the last class.</summary>
    internal PpAlphabet(ReadOnlySpan<byte> keys)
    {
        var folding = new List<(int, int)> { (0, 0) };
        var lines = Encoding.UTF8.GetString(keys).Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        if (lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Length == 1 && ToAscii(lines[i][0]) is { } ascii) folding.Add((i + 1, ascii - ' ' + 1));
        }
        folding.Add((lines.Count + 1, 1));
        (Classes, Folding) = (lines.Count + 2, [.. folding]);
    }

    /// <summary>Printable ASCII from space on.</summary>
    internal static IReadOnlyList<string> Characters { get; } = [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => ((char)code).ToString())];

    /// <summary>Classes of the network: blank, keys, space.</summary>
    internal int Classes { get; }

    /// <summary>Pairs of a network's class and the class among <see cref="Characters"/> (0 = blank) it counts for.</summary>
    internal (int From, int To)[] Folding { get; }

    private static char? ToAscii(char key)
    {
        if (key is >= ' ' and <= '~') return key;
        if (key is >= '\uff01' and <= '\uff5e') return (char)(key - 0xfee0); // full-width forms
        return Typographic.TryGetValue(key, out var ascii) ? ascii : null;
    }
}
