using System.Text;
using FaxIngest.Model;
using FaxIngest.Recognize;

namespace FaxIngest.Forms.Learn;

/// <summary>The printed words of a page as lines of neighbors: what stands apart on one height is two labels.</summary>
internal sealed class PrintedText
{
    /// <summary>A gap wider than so many heights of the line parts two labels.</summary>
    private const double Apart = 1.6;

    /// <summary>Labels in reading order.</summary>
    public IReadOnlyList<PrintedLabel> Labels { get; }

    public PrintedText(IEnumerable<PageWord> words)
    {
        var labels = new List<PrintedLabel>();
        foreach (var line in words.Where(w => w.Text.Any(c => char.IsLetterOrDigit(c) || c is '$' or '#')).GroupBy(w => w.Line))
        {
            List<PageWord> run = [];
            foreach (var word in line.OrderBy(w => w.Box.Left))
            {
                if (run.Count > 0 && word.Box.Left - run[^1].Box.Right > Apart * Math.Max(run[^1].Box.Height, word.Box.Height))
                {
                    labels.Add(PrintedLabel.Of(run));
                    run = [];
                }
                run.Add(word);
            }
            if (run.Count > 0) labels.Add(PrintedLabel.Of(run));
        }
        Labels = [.. labels.OrderBy(l => l.Box.Top).ThenBy(l => l.Box.Left)];
    }

    /// <summary>Labels whose middle lies in a box.</summary>
    public IEnumerable<PrintedLabel> In(PageBox box) => Labels.Where(l => Middle(l.Box.Left, l.Box.Right, box.Left, box.Right) && Middle(l.Box.Top, l.Box.Bottom, box.Top, box.Bottom));

    /// <summary>The words of labels, joined.</summary>
    public static string Join(IEnumerable<PrintedLabel> labels)
    {
        var text = new StringBuilder();
        foreach (var label in labels) text.Append(text.Length > 0 ? " " : "").Append(label.Text);
        return text.ToString();
    }

    private static bool Middle(double a, double b, double from, double to) => (a + b) / 2 >= from && (a + b) / 2 <= to;
}
