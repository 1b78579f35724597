namespace FaxIngest.Recognize.Cloud;

/// <summary>A part of a page that is copied onto a sheet; all in pixels.</summary>
/// <param name="Page">Page number, from 1.</param>
/// <param name="Left">On the page.</param>
/// <param name="Top">On the page.</param>
/// <param name="Width">Of the part.</param>
/// <param name="Height">Of the part.</param>
public sealed record SheetCut(int Page, int Left, int Top, int Width, int Height)
{
    /// <summary>Sheet number, from 1.</summary>
    public int Sheet { get; init; } = 1;

    /// <summary>Left edge on the sheet.</summary>
    public int X { get; init; }

    /// <summary>Top edge on the sheet.</summary>
    public int Y { get; init; }
}
