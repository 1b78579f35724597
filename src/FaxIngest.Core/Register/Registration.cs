using FaxIngest.Forms;
using FaxIngest.Recognize;

namespace FaxIngest.Register;

/// <summary>A page laid over a template page.</summary>
public sealed class Registration
{
    private readonly PageWarp warp;

    internal Registration(TemplatePage template, BinaryImage page, PageWarp warp, double score) =>
        (Template, Page, this.warp, Score) = (template, page, warp, score);

    /// <summary>The template page.</summary>
    public TemplatePage Template { get; }

    /// <summary>The upright page.</summary>
    public BinaryImage Page { get; }

    /// <summary>Share of the template's landmarks found where the warp puts them, 0..1.</summary>
    public double Score { get; }

    /// <summary>Root mean square distance of those landmarks from the warp, pixels of 1/204 inch.</summary>
    public double Residual => warp.Residual;

    /// <summary>Where a point of the template (pixels) stands on the page (pixels).</summary>
    public (double U, double V) Map(double x, double y) => warp.Map(x, y);
}
