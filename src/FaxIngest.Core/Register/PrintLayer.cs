using FaxIngest.Forms;
using FaxIngest.Recognize;

namespace FaxIngest.Register;

/// <summary>A template page's own ink sorted into rules and lettering, in every typeface it is known in.</summary>
public sealed class PrintLayer
{
    /// <summary>Shortest run of ink taken for a rule, pixels: across 5 mm, down 4.6 mm (a capital of the largest title is 3.5 mm).</summary>
    private const int RuleAcross = 40, RuleDown = 36;

    private readonly byte[] parts;

    /// <summary>Sorts a template page's print.</summary>
    public PrintLayer(TemplatePage page)
    {
        Page = page;
        parts = new byte[page.Width * page.Height];
        var across = new BinaryImage(page.Width, page.Height);
        var down = new BinaryImage(page.Width, page.Height);
        foreach (var print in page.Prints)
        {
            Runs.MarkHorizontal(print, across, RuleAcross);
            Runs.MarkVertical(print, down, RuleDown);
        }

        for (var i = 0; i < parts.Length; i++)
        {
            var part = (across.Ink[i] != 0 ? PrintPart.HorizontalRule : 0) | (down.Ink[i] != 0 ? PrintPart.VerticalRule : 0);
            if (part == 0 && page.Prints.Any(p => p.Ink[i] != 0)) part = PrintPart.Lettering;
            parts[i] = (byte)part;
        }
    }

    /// <summary>The template page.</summary>
    public TemplatePage Page { get; }

    /// <summary>Whether a pixel of the template holds print of one of these parts; outside the page there is none.</summary>
    public bool Has(int x, int y, PrintPart part) =>
        (uint)x < (uint)Page.Width && (uint)y < (uint)Page.Height && (parts[y * Page.Width + x] & (byte)part) != 0;
}
