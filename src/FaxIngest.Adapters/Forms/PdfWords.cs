using System.Globalization;
using System.Text;
using System.Xml;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Render;

namespace FaxIngest.Forms;

/// <summary>Words of a PDF's own text with their places, by poppler's <c>pdftotext -bbox-layout</c>.</summary>
internal static class PdfWords
{
    private const long MostOutput = 50_000_000;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>Words by page; a page without text (a scan) has none.</summary>
    /// <exception cref="UnreadableException">The program gives up on the file.</exception>
    internal static IReadOnlyList<IReadOnlyList<PageWord>> Of(string path)
    {
        var answer = ChildProgram.Run("pdftotext", ["-bbox-layout", path, "-"], Timeout, MostOutput);
        if (answer is not { ExitCode: 0 }) throw Unreadable.Damaged("The text of the PDF cannot be taken out.");
        var pages = new List<IReadOnlyList<PageWord>>();
        var words = new List<PageWord>();
        double width = 1, height = 1;
        int line = -1;
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false };
        using var xml = XmlReader.Create(new StringReader(Encoding.UTF8.GetString(answer.Output)), settings);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "page":
                    pages.Add(words = []);
                    (width, height) = (Number(xml, "width"), Number(xml, "height"));
                    break;
                case "line":
                    line++;
                    break;
                case "word":
                    var box = new PageBox(Number(xml, "xMin") / width, Number(xml, "yMin") / height, Number(xml, "xMax") / width, Number(xml, "yMax") / height);
                    words.Add(new PageWord(xml.ReadElementContentAsString().Trim(), box, line, new RawScore(1)));
                    break;
            }
        }
        return pages;
    }

    private static double Number(XmlReader xml, string name) => double.Parse(xml.GetAttribute(name) ?? "0", NumberStyles.Float, CultureInfo.InvariantCulture);
}
