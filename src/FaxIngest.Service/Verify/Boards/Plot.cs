using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace FaxIngest.Verify.Boards;

/// <summary>Small plots, drawn by the server. Figures stand beside them as text, so they say what they show in one sentence.</summary>
internal static class Plot
{
    private const double Width = 260, Height = 44, Gap = 2;

    /// <summary>Bars from the left, the last one marked.</summary>
    internal static IHtmlContent Bars(IReadOnlyList<double> values, int places, string says)
    {
        var svg = Begin(says);
        double most = Math.Max(1, values.DefaultIfEmpty().Max()), step = Width / Math.Max(1, places);
        for (int i = 0; i < values.Count; i++)
        {
            double height = values[i] <= 0 ? 1 : Math.Max(2, values[i] / most * (Height - 2));
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{(i == values.Count - 1 ? "last" : "bar")}\" x=\"{i * step:0.#}\" y=\"{Height - height:0.#}\" width=\"{Math.Max(1, step - Gap):0.#}\" height=\"{height:0.#}\"/>");
        }
        return End(svg);
    }

    /// <summary>A line of shares, 0..1; what is not known is left out.</summary>
    internal static IHtmlContent Shares(IReadOnlyList<double?> shares, string says)
    {
        var svg = Begin(says);
        double step = shares.Count < 2 ? Width : (Width - 8) / (shares.Count - 1);
        var points = shares.Select((share, i) => (X: 4 + i * step, Share: share)).Where(point => point.Share is not null).Select(point => (point.X, Y: 4 + (Height - 8) * (1 - point.Share!.Value))).ToList();
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"base\" x1=\"0\" y1=\"{Height - 4}\" x2=\"{Width}\" y2=\"{Height - 4}\"/>");
        if (points.Count > 1) svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"line\" points=\"{string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}")))}\"/>");
        if (points.Count > 0) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"dot\" d=\"M{points[^1].X:0.#} {points[^1].Y:0.#}h.01\"/>");
        return End(svg);
    }

    /// <summary>An interval on a scale that begins at 0, with its measured share and its target.</summary>
    internal static IHtmlContent Interval(double low, double high, double share, double target, string says)
    {
        var svg = Begin(says);
        double scale = Math.Max(target * 4, Math.Min(high, target * 12)), middle = Height / 2;
        double X(double value) => 2 + Math.Min(1, value / scale) * (Width - 4);
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"base\" x1=\"2\" y1=\"{middle}\" x2=\"{Width - 2}\" y2=\"{middle}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar\" x=\"{X(low):0.#}\" y=\"{middle - 6}\" width=\"{Math.Max(1, X(high) - X(low)):0.#}\" height=\"12\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"dot\" d=\"M{X(share):0.#} {middle}h.01\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"target\" x1=\"{X(target):0.#}\" y1=\"4\" x2=\"{X(target):0.#}\" y2=\"{Height - 4}\"/>");
        return End(svg);
    }

    private static StringBuilder Begin(string says) => new(string.Create(CultureInfo.InvariantCulture,
        $"<svg class=\"plot\" viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{System.Net.WebUtility.HtmlEncode(says)}\">"));

    private static HtmlString End(StringBuilder svg) => new(svg.Append("</svg>").ToString());
}
