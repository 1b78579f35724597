namespace FaxIngest.Recognize;

/// <summary>One connected piece of ink: its bounding box (right and bottom exclusive) and its pixels.</summary>
public readonly record struct Component(int Left, int Top, int Right, int Bottom, int Area)
{
    /// <summary>Pixels across.</summary>
    public int Width => Right - Left;

    /// <summary>Pixels down.</summary>
    public int Height => Bottom - Top;
}
