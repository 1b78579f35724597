using System.Globalization;
using System.Text;

namespace FaxIngest.Decide.Scoring;

/// <summary>A reliability diagram: what was claimed against what came true, bin by bin, with the exact 95 % interval of each. Both axes show the share that is
/// wrong on a logarithmic scale, since what matters lies between 0.9 and 0.9999. On the diagonal confidence is honest; below it, too high.</summary>
public static class ReliabilityDiagram
{
    private const int Side = 480, Margin = 64;
    // Right once in so many that are wrong: 1 − 10^−x. Beyond the last nothing is told apart.
    private const double Most = 4;

    private static readonly (double Share, string Text)[] Ticks = [(0, "0"), (0.5, "0.5"), (0.9, "0.9"), (0.99, "0.99"), (0.999, "0.999"), (0.9999, "0.9999")];

    /// <summary>The diagram as an SVG document that needs no script, style sheet or typeface from elsewhere.</summary>
    /// <param name="reliability">Confidences and what came true.</param>
    /// <param name="title">Stands above it.</param>
    public static string Svg(Reliability reliability, string title)
    {
        var svg = new StringBuilder();
        int all = Side + 2 * Margin;
        Line(svg, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {all} {all}" width="{all}" height="{all}" role="img" font-family="sans-serif" font-size="12">""");
        svg.Append("<title>").Append(Escape(title)).AppendLine("</title>");
        Line(svg, $"""<rect width="{all}" height="{all}" fill="#fff"/>""");
        Line(svg, $"""<text x="{Margin}" y="24" font-size="15">{Escape(title)}</text>""");
        Line(svg, $"""<text x="{Margin}" y="42" fill="#555">{reliability.Samples} values, expected calibration error {reliability.Error:F4}</text>""");
        foreach (var (share, text) in Ticks)
        {
            Line(svg, $"""<path d="M{X(share):F1} {Margin}V{Margin + Side}M{Margin} {Y(share):F1}H{Margin + Side}" stroke="#ddd" fill="none"/>""");
            Line(svg, $"""<text x="{X(share):F1}" y="{Margin + Side + 18}" text-anchor="middle">{text}</text>""");
            Line(svg, $"""<text x="{Margin - 8}" y="{Y(share) + 4:F1}" text-anchor="end">{text}</text>""");
        }
        Line(svg, $"""<path d="M{Margin} {Margin + Side}L{Margin + Side} {Margin}" stroke="#888" stroke-dasharray="4 4"/>""");
        Line(svg, $"""<text x="{Margin + Side / 2}" y="{Margin + Side + 42}" text-anchor="middle">confidence</text>""");
        Line(svg, $"""<text transform="translate(16 {Margin + Side / 2}) rotate(-90)" text-anchor="middle">share right</text>""");
        foreach (var (samples, confidence, right) in reliability.Table())
        {
            var (low, high) = BinomialInterval.ClopperPearson((int)Math.Round(right * samples), samples, 0.95);
            Line(svg, $"""<path d="M{X(confidence):F1} {Y(low):F1}V{Y(high):F1}" stroke="#1b5e9b" stroke-width="2"/>""");
            Line(svg, $"""<circle cx="{X(confidence):F1}" cy="{Y(right):F1}" r="4" fill="#1b5e9b"><title>{samples} values: claimed {confidence:F4}, right {right:F4}</title></circle>""");
        }
        return svg.AppendLine("</svg>").ToString();
    }

    private static double X(double share) => Margin + Side * Along(share);

    private static double Y(double share) => Margin + Side * (1 - Along(share));

    /// <summary>0 for never right, 1 for at most one in ten thousand wrong.</summary>
    private static double Along(double share) => Math.Min(1, -Math.Log10(Math.Max(1e-9, 1 - share)) / Most);

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static void Line(StringBuilder svg, FormattableString line) => svg.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
