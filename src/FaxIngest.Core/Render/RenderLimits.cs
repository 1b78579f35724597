namespace FaxIngest.Render;

/// <summary>Caps that hold before decoding.</summary>
/// <param name="MaxPages">Pages read of one file; the rest is parked for a person with a note. Default 500.</param>
/// <param name="MaxPixels">Pixels of one page as declared; default 40 million (a letter page at 600 dpi is 34 million).</param>
/// <param name="MaxBytes">Bytes of one file; default 200 MB.</param>
public sealed record RenderLimits(int MaxPages = 500, long MaxPixels = 40_000_000, long MaxBytes = 200_000_000);
