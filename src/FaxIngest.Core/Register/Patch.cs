using System.Runtime.Intrinsics;

namespace FaxIngest.Register;

/// <summary>A square of a template's print, ready for normalised cross-correlation.</summary>
internal sealed class Patch
{
    private readonly byte[] cells;
    private readonly double sum;
    private readonly double variance;

    public Patch(byte[] gray, int width, int x, int y, int side)
    {
        (X, Y, Side) = (x, y, side);
        cells = new byte[side * side];
        double squares = 0;
        for (var v = 0; v < side; v++)
            for (var u = 0; u < side; u++)
            {
                var value = gray[(y + v) * width + x + u];
                cells[v * side + u] = value;
                sum += value;
                squares += value * value;
            }

        variance = squares - sum * sum / cells.Length;
    }

    public int X { get; }

    public int Y { get; }

    public int Side { get; }

    public double CenterX => X + (Side - 1) / 2.0;

    public double CenterY => Y + (Side - 1) / 2.0;

    /// <summary>Looks for the patch around a place of a page; null when it would leave the page, or is best at the edge of the search.</summary>
    /// <param name="gray">Page values, 0..16.</param>
    /// <param name="width">Of the page, cells.</param>
    /// <param name="height">Of the page, cells.</param>
    /// <param name="centerU">Expected center across.</param>
    /// <param name="centerV">Expected center down.</param>
    /// <param name="reach">Search distance, cells.</param>
    /// <param name="floor">Least correlation that counts as found.</param>
    public Match? Find(byte[] gray, int width, int height, double centerU, double centerV, int reach, double floor)
    {
        int left = (int)Math.Round(centerU - (Side - 1) / 2.0), top = (int)Math.Round(centerV - (Side - 1) / 2.0);
        if (variance <= 0 || left - reach < 0 || top - reach < 0 || left + reach + Side > width || top + reach + Side > height) return null;
        var span = 2 * reach + 1;
        Span<double> scores = stackalloc double[span * span];
        var best = -2.0;
        int bestU = 0, bestV = 0;
        for (var dv = -reach; dv <= reach; dv++)
            for (var du = -reach; du <= reach; du++)
            {
                var score = Correlate(gray, width, left + du, top + dv);
                scores[(dv + reach) * span + du + reach] = score;
                if (score > best) (best, bestU, bestV) = (score, du, dv);
            }

        if (best < floor || Math.Abs(bestU) == reach || Math.Abs(bestV) == reach) return null;
        var at = (bestV + reach) * span + bestU + reach;
        var subU = Vertex(scores[at - 1], best, scores[at + 1]);
        var subV = Vertex(scores[at - span], best, scores[at + span]);
        return new Match(CenterX, CenterY, left + bestU + subU + (Side - 1) / 2.0, top + bestV + subV + (Side - 1) / 2.0, best);
    }

    private double Correlate(byte[] gray, int width, int left, int top)
    {
        // Values are 16 at most: over 40 rows a lane adds up to 4 × 40 × 256.
        Vector128<ushort> sums = default, squares = default, products = default;
        int s = 0, ss = 0, st = 0;
        for (var v = 0; v < Side; v++)
        {
            var page = gray.AsSpan((top + v) * width + left, Side);
            var patch = cells.AsSpan(v * Side, Side);
            var u = 0;
            for (; u + Vector128<byte>.Count <= Side; u += Vector128<byte>.Count)
            {
                var (low, high) = Vector128.Widen(Vector128.Create<byte>(page[u..]));
                var (patchLow, patchHigh) = Vector128.Widen(Vector128.Create<byte>(patch[u..]));
                sums += low + high;
                squares += low * low + high * high;
                products += low * patchLow + high * patchHigh;
            }

            for (; u < Side; u++)
            {
                int p = page[u];
                s += p;
                ss += p * p;
                st += p * patch[u];
            }
        }

        (s, ss, st) = (s + Sum(sums), ss + Sum(squares), st + Sum(products));
        var n = cells.Length;
        var pageVariance = ss - (double)s * s / n;
        return pageVariance <= 0 ? -1 : (st - sum * s / n) / Math.Sqrt(variance * pageVariance);
    }

    private static int Sum(Vector128<ushort> lanes)
    {
        var (low, high) = Vector128.Widen(lanes);
        return (int)Vector128.Sum(low + high);
    }

    /// <summary>Offset of a parabola's peak through three equally spaced values, −0.5..0.5.</summary>
    private static double Vertex(double before, double peak, double after)
    {
        var curvature = before - 2 * peak + after;
        return curvature >= 0 ? 0 : Math.Clamp(0.5 * (before - after) / curvature, -0.5, 0.5);
    }
}
