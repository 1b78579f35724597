using FaxIngest.Forms;
using FaxIngest.Model;
using FaxIngest.Recognize;

namespace FaxIngest.Register;

/// <summary>A page laid over a template page.</summary>
public sealed class Registration
{
    private readonly WarpGrid grid;

    internal Registration(TemplatePage template, BinaryImage page, PageWarp warp, double score) =>
        (Template, Page, Residual, Score, grid) = (template, page, warp.Residual, score, new WarpGrid(warp, template.Width, template.Height));

    /// <summary>The template page.</summary>
    public TemplatePage Template { get; }

    /// <summary>The upright page.</summary>
    public BinaryImage Page { get; }

    /// <summary>Share of the template's landmarks found where the warp puts them, 0..1.</summary>
    public double Score { get; }

    /// <summary>Root mean square distance of those landmarks from the warp, pixels of 1/204 inch.</summary>
    public double Residual { get; }

    /// <summary>The box on the page, in fractions of the page, that holds a box of the template.</summary>
    public PageBox Map(PageBox box)
    {
        double w = Template.Width, h = Template.Height;
        var corners = new[] { Map(box.Left * w, box.Top * h), Map(box.Right * w, box.Top * h), Map(box.Left * w, box.Bottom * h), Map(box.Right * w, box.Bottom * h) };
        double Across(double u) => Math.Clamp(u / Page.Width, 0, 1);
        double Down(double v) => Math.Clamp(v / Page.Height, 0, 1);
        return new PageBox(Across(corners.Min(c => c.U)), Down(corners.Min(c => c.V)), Across(corners.Max(c => c.U)), Down(corners.Max(c => c.V)));
    }

    /// <summary>Where a point of the template (pixels) stands on the page (pixels).</summary>
    public (double U, double V) Map(double x, double y) => grid.Map(x, y);

    /// <summary>Where points of a row of the template, from <paramref name="x"/> on, stand on the page, in whole pixels.</summary>
    internal void MapRow(int x, int y, int count, List<Stretch> stretches) => grid.MapRow(x, y, count, stretches);
}
