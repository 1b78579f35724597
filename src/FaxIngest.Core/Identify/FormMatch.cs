using FaxIngest.Forms;
using FaxIngest.Recognize;
using FaxIngest.Register;

namespace FaxIngest.Identify;

/// <summary>A page found to be a page of a known form.</summary>
/// <param name="Template">The form.</param>
/// <param name="Page">Which of its pages.</param>
/// <param name="Rotation">Degrees clockwise that bring the page upright.</param>
/// <param name="Margin">Lead of its score over the best page of any other form, −1..1.</param>
/// <param name="Registration">The page laid over the template page.</param>
public sealed record FormMatch(FormTemplate Template, TemplatePage Page, int Rotation, double Margin, Registration Registration)
{
    /// <summary>The revision that the page itself bears where it is another than the form's; null: the form's, or none that can be read.</summary>
    public string? OtherRevision { get; init; }

    /// <summary>An image as the page came, turned and scaled as the page was to be laid over the form.</summary>
    internal BinaryImage Upright(BinaryImage asItCame) => Turning.Scale(Turning.Turn(asItCame, Rotation), Registration.Page.Width, Registration.Page.Height);

    /// <summary>Share of landmarks in place, 0..1.</summary>
    public double Score => Registration.Score;
}
