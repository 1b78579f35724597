using FaxIngest.Model;

namespace FaxIngest.Read;

/// <summary>One page as rendered and identified.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Kind">See <see cref="PageKinds"/>.</param>
/// <param name="Rotation">Degrees clockwise applied to bring it upright.</param>
/// <param name="Image">File name of the upright page image in the work folder (PNG), or null.</param>
/// <param name="Width">Pixels of that image.</param>
/// <param name="Height">Pixels of that image.</param>
/// <param name="BadLines">Scan lines the fax receiver could not decode, as far as the file says.</param>
/// <param name="Part">Index of the part it came from, or null.</param>
/// <param name="LinesPlaced">Scan lines of which it is known where on the page they were lost; their fields carry it.</param>
public sealed record ReadPage(int Page, string Kind, int Rotation, string? Image, int Width, int Height, int BadLines = 0, int? Part = null, int LinesPlaced = 0);
