using FaxIngest.Forms;
using FaxIngest.Recognize;

namespace FaxIngest.Register;

/// <summary>A template page's own ink sorted into rules and lettering, in every typeface it is known in.</summary>
public sealed class PrintLayer
{
    /// <summary>Shortest run of ink taken for a rule, pixels: across 5 mm, down 4.6 mm (a capital of the largest title is 3.5 mm).</summary>
    private const int RuleAcross = 40, RuleDown = 36;

    /// <summary>Sorts a template page's print.</summary>
    public PrintLayer(TemplatePage page)
    {
        Page = page;
        var union = new BinaryImage(page.Width, page.Height);
        foreach (var print in page.Prints)
            for (var i = 0; i < union.Ink.Length; i++) union.Ink[i] |= print.Ink[i];
        Union = union;
        HorizontalRules = new BinaryImage(page.Width, page.Height);
        VerticalRules = new BinaryImage(page.Width, page.Height);
        foreach (var print in page.Prints)
        {
            Runs.MarkHorizontal(print, HorizontalRules, RuleAcross);
            Runs.MarkVertical(print, VerticalRules, RuleDown);
        }

        Lettering = new BinaryImage(page.Width, page.Height);
        for (var i = 0; i < union.Ink.Length; i++)
            Lettering.Ink[i] = (byte)(union.Ink[i] & ~HorizontalRules.Ink[i] & ~VerticalRules.Ink[i]);
    }

    /// <summary>The template page.</summary>
    public TemplatePage Page { get; }

    /// <summary>All print.</summary>
    public BinaryImage Union { get; }

    /// <summary>Rules that run across.</summary>
    public BinaryImage HorizontalRules { get; }

    /// <summary>Rules that run down.</summary>
    public BinaryImage VerticalRules { get; }

    /// <summary>Everything else: labels, titles, small boxes.</summary>
    public BinaryImage Lettering { get; }
}
