namespace FaxIngest.Register;

/// <summary>Sums of the values, and of their squares, in every square window of a part of a page.</summary>
internal readonly struct WindowSums
{
    private readonly int side, stride;
    private readonly (int Sum, int Squares)[] above;

    /// <param name="gray">Page values.</param>
    /// <param name="width">Of the page, cells.</param>
    /// <param name="corner">Upper left corner of the part.</param>
    /// <param name="size">Side of the part, cells.</param>
    /// <param name="side">Side of a window, cells.</param>
    public WindowSums(byte[] gray, int width, (int X, int Y) corner, int size, int side)
    {
        (this.side, stride) = (side, size + 1);
        // What lies above and left of a cell.
        above = new (int, int)[stride * stride];
        for (var y = 0; y < size; y++)
        {
            int sum = 0, squares = 0;
            for (var x = 0; x < size; x++)
            {
                int value = gray[(corner.Y + y) * width + corner.X + x];
                (sum, squares) = (sum + value, squares + value * value);
                var (sumAbove, squaresAbove) = above[y * stride + x + 1];
                above[(y + 1) * stride + x + 1] = (sumAbove + sum, squaresAbove + squares);
            }
        }
    }

    /// <summary>Of the window whose upper left corner lies at a cell of the part.</summary>
    public (int Sum, int Squares) At(int x, int y)
    {
        var (a, b, c, d) = (above[y * stride + x], above[y * stride + x + side], above[(y + side) * stride + x], above[(y + side) * stride + x + side]);
        return (d.Sum - b.Sum - c.Sum + a.Sum, d.Squares - b.Squares - c.Squares + a.Squares);
    }
}
