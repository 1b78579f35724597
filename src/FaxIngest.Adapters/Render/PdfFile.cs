using System.Globalization;
using System.Text.RegularExpressions;

namespace FaxIngest.Render;

/// <summary>Asks poppler's <c>pdfinfo</c> and <c>pdfimages -list</c> what is in a PDF.</summary>
internal static partial class PdfFile
{
    private const long MostListing = 10_000_000; // bytes; a page's lines have about 300

    /// <summary>Number of pages, and what is said of the first ones.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">Pages to describe.</param>
    /// <param name="timeout">Wall time a program may take.</param>
    /// <exception cref="UnreadableException">It is protected, gone, or no PDF that can be opened.</exception>
    internal static (int Count, IReadOnlyList<PdfPage> Pages) Inspect(string path, int most, TimeSpan timeout)
    {
        var last = most.ToString(CultureInfo.InvariantCulture);
        var answer = ChildProgram.Run("pdfinfo", ["-f", "1", "-l", last, path], timeout, MostListing)
            ?? throw Unreadable.Damaged("The PDF takes too long to open.");
        if (answer.Errors.Contains("Incorrect password", StringComparison.Ordinal)) throw Unreadable.PasswordProtected();
        var count = Integer(PageCount().Match(answer.Text).Groups[1]);
        if (!File.Exists(path)) throw Unreadable.Vanished();
        if (answer.ExitCode != 0 || count == 0) throw Unreadable.Damaged("The PDF is damaged and cannot be opened.");
        var images = Images(path, last, timeout);
        var turns = PageRotation().Matches(answer.Text).ToDictionary(m => Integer(m.Groups[1]), m => (Integer(m.Groups[2]) % 360 + 360) % 360);
        var pages = PageSize().Matches(answer.Text).Select(m => new PdfPage(
            Integer(m.Groups[1]), Number(m.Groups[2]), Number(m.Groups[3]), turns.GetValueOrDefault(Integer(m.Groups[1])))
        {
            Images = [.. images[Integer(m.Groups[1])]],
        });
        return (count, [.. pages]);
    }

    /// <summary>Pictures by page. Where they cannot be listed none are known, and the page is drawn like any other.</summary>
    private static ILookup<int, PdfImage> Images(string path, string last, TimeSpan timeout)
    {
        var answer = ChildProgram.Run("pdfimages", ["-list", "-f", "1", "-l", last, path], timeout, MostListing);
        return ImageRow().Matches(answer?.Text ?? "").ToLookup(
            m => Integer(m.Groups["page"]),
            m => new PdfImage(
                Integer(m.Groups["width"]), Integer(m.Groups["height"]), m.Groups["type"].Value == "stencil" || m.Groups["bits"].Value == "1" && m.Groups["comp"].Value == "1",
                new Resolution(Integer(m.Groups["x"]), Integer(m.Groups["y"]))));
    }

    private static int Integer(Group text) => int.TryParse(text.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static double Number(Group text) => double.TryParse(text.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;

    [GeneratedRegex(@"^Pages:\s+(\d+)", RegexOptions.Multiline)]
    private static partial Regex PageCount();

    [GeneratedRegex(@"^Page\s+(\d+) size:\s+([\d.]+) x ([\d.]+) pts", RegexOptions.Multiline)]
    private static partial Regex PageSize();

    [GeneratedRegex(@"^Page\s+(\d+) rot:\s+(-?\d+)", RegexOptions.Multiline)]
    private static partial Regex PageRotation();

    // page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio
    [GeneratedRegex(@"^ *(?<page>\d+) +\d+ (?<type>image|mask|smask|stencil) +(?<width>\d+) +(?<height>\d+) +\S+ +(?<comp>\d+) +(?<bits>\d+) +\S+ +\S+ +(?:\d+ +\d+|\[inline\]) +(?<x>\d+) +(?<y>\d+) ", RegexOptions.Multiline)]
    private static partial Regex ImageRow();
}
