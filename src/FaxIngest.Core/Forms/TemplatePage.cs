using FaxIngest.Model;
using FaxIngest.Recognize;

namespace FaxIngest.Forms;

/// <summary>One page of a form template.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Prints">The blank page's own ink at 204×196 dpi, one raster for each typeface it is known to be printed in; all of one size.</param>
/// <param name="Zones">Where the entries are, in form order.</param>
public sealed record TemplatePage(int Number, IReadOnlyList<BitImage> Prints, IReadOnlyList<Zone> Zones)
{
    /// <summary>Where the date of its revision is printed; null: nowhere, or it is not known.</summary>
    public PageBox? RevisionBox { get; init; }

    /// <summary>Pixels across.</summary>
    public int Width => Prints[0].Width;

    /// <summary>Pixels down.</summary>
    public int Height => Prints[0].Height;
}
