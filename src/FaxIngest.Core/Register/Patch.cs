using System.Runtime.Intrinsics;

namespace FaxIngest.Register;

/// <summary>A square of a template's print, ready for normalised cross-correlation.</summary>
internal sealed class Patch
{
    // Rows of whole vectors: the last one of a row begins where it ends with the row, and what the one before has already is 0 in it.
    private readonly ushort[] cells;
    private readonly double sum;
    private readonly double variance;

    public Patch(byte[] gray, int width, int x, int y, int side)
    {
        (X, Y, Side) = (x, y, side);
        cells = new ushort[side * Columns * Vector128<byte>.Count];
        double squares = 0;
        for (var v = 0; v < side; v++)
            for (var u = 0; u < side; u++)
            {
                var value = gray[(y + v) * width + x + u];
                var column = u / Vector128<byte>.Count;
                cells[(v * Columns + column) * Vector128<byte>.Count + u - Start(column)] = value;
                sum += value;
                squares += value * value;
            }

        variance = squares - sum * sum / (side * side);
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
        var windows = new WindowSums(gray, width, (left - reach, top - reach), span - 1 + Side, Side);
        var best = -2.0;
        int bestU = 0, bestV = 0;
        for (var dv = -reach; dv <= reach; dv++)
            for (var du = -reach; du <= reach; du++)
            {
                var (s, squares) = windows.At(du + reach, dv + reach);
                var score = Correlate(Product(gray, width, left + du, top + dv), s, squares);
                scores[(dv + reach) * span + du + reach] = score;
                if (score > best) (best, bestU, bestV) = (score, du, dv);
            }

        if (best < floor || Math.Abs(bestU) == reach || Math.Abs(bestV) == reach) return null;
        var at = (bestV + reach) * span + bestU + reach;
        var subU = Vertex(scores[at - 1], best, scores[at + 1]);
        var subV = Vertex(scores[at - span], best, scores[at + span]);
        return new Match(CenterX, CenterY, left + bestU + subU + (Side - 1) / 2.0, top + bestV + subV + (Side - 1) / 2.0, best);
    }

    /// <summary>Vectors of a row.</summary>
    private int Columns => (Side + Vector128<byte>.Count - 1) / Vector128<byte>.Count;

    /// <summary>Where a vector of a row begins.</summary>
    private int Start(int column) => Math.Min(column * Vector128<byte>.Count, Side - Vector128<byte>.Count);

    /// <param name="product">Sum of the products of page and patch.</param>
    /// <param name="s">Sum of the page's values.</param>
    /// <param name="squares">Sum of their squares.</param>
    private double Correlate(int product, int s, int squares)
    {
        var n = Side * Side;
        var pageVariance = squares - (double)s * s / n;
        return pageVariance <= 0 ? -1 : (product - sum * s / n) / Math.Sqrt(variance * pageVariance);
    }

    private int Product(byte[] gray, int width, int left, int top)
    {
        // Values are 16 at most: over 40 rows of three vectors a lane adds up to 40 × 3 × 256.
        var products = Vector256<ushort>.Zero;
        var patch = cells.AsSpan();
        for (var v = 0; v < Side; v++)
            for (var column = 0; column < Columns; column++, patch = patch[Vector128<byte>.Count..])
            {
                var page = Vector128.Create<byte>(gray.AsSpan((top + v) * width + left + Start(column)));
                products += Vector256.WidenLower(page.ToVector256Unsafe()) * Vector256.Create<ushort>(patch);
            }

        var (low, high) = Vector256.Widen(products);
        return (int)Vector256.Sum(low + high);
    }

    /// <summary>Offset of a parabola's peak through three equally spaced values, −0.5..0.5.</summary>
    private static double Vertex(double before, double peak, double after)
    {
        var curvature = before - 2 * peak + after;
        return curvature >= 0 ? 0 : Math.Clamp(0.5 * (before - after) / curvature, -0.5, 0.5);
    }
}
