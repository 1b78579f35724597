using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using FaxIngest.Model;

namespace FaxIngest.Render;

/// <summary>Words of a PDF's pages with their boxes, by poppler's <c>pdftotext -bbox</c>. Its boxes are of the page as shown, the size it gives beside them of the
/// page as it was before turning. It lists what notes and form fields show too.</summary>
internal static partial class PdfTextLayer
{
    private const long MostText = 20_000_000; // bytes; a dense page has about 100,000

    /// <summary>Words by page.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="mostPages">Pages to look at.</param>
    /// <param name="turned">Numbers of pages that lie on their side.</param>
    /// <param name="timeout">Wall time the program may take.</param>
    internal static ILookup<int, PlacedText> Read(string path, int mostPages, IReadOnlySet<int> turned, TimeSpan timeout)
    {
        var answer = ChildProgram.Run("pdftotext", ["-bbox", "-cropbox", "-f", "1", "-l", mostPages.ToString(CultureInfo.InvariantCulture), path, "-"], timeout, MostText);
        return Parse(answer is { ExitCode: 0 } ? answer.Text : "", turned).ToLookup(x => x.Page, x => x.Word);
    }

    /// <summary>The program's output as words.</summary>
    internal static IEnumerable<(int Page, PlacedText Word)> Parse(string text, IReadOnlySet<int> turned)
    {
        int page = 0;
        double width = 0, height = 0;
        foreach (Match element in Element().Matches(text))
        {
            if (element.Groups["width"].Success)
            {
                page++;
                (width, height) = (Number(element.Groups["width"]), Number(element.Groups["height"]));
                if (turned.Contains(page)) (width, height) = (height, width);
                continue;
            }
            string word = WebUtility.HtmlDecode(element.Groups["word"].Value);
            if (page == 0 || width <= 0 || height <= 0 || string.IsNullOrWhiteSpace(word)) continue;
            var box = new PageBox(Number(element.Groups["left"]) / width, Number(element.Groups["top"]) / height, Number(element.Groups["right"]) / width, Number(element.Groups["bottom"]) / height);
            if (box.Right > box.Left && box.Bottom > box.Top) yield return (page, new PlacedText(word, box, TextOrigin.Print));
        }
    }

    private static double Number(Group text) => double.TryParse(text.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;

    [GeneratedRegex("""<page width="(?<width>[-\d.]+)" height="(?<height>[-\d.]+)">|<word xMin="(?<left>[-\d.]+)" yMin="(?<top>[-\d.]+)" xMax="(?<right>[-\d.]+)" yMax="(?<bottom>[-\d.]+)">(?<word>[^<]*)</word>""", RegexOptions.CultureInvariant)]
    private static partial Regex Element();
}
