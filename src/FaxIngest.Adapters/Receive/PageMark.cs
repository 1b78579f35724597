using System.Globalization;
using System.Text.RegularExpressions;

namespace FaxIngest.Receive;

/// <summary>What a file's name says of its place in a fax that the server writes a file a page: <c>fax7_p001.tif</c>, <c>fax7-1of3.tif</c>, <c>fax7_page2.png</c>, <c>fax7.001</c>.</summary>
/// <param name="Fax">The part of the name that the pages share.</param>
/// <param name="Page">From 1 (some servers count from 0).</param>
/// <param name="Of">Number of pages, where the name says it.</param>
internal readonly partial record struct PageMark(string Fax, int Page, int? Of)
{
    private static readonly HashSet<string> Endings = new([".tif", ".tiff", ".png", ".jpg", ".jpeg", ".pdf"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The mark in a name; null when it has none.</summary>
    public static PageMark? In(string name)
    {
        string ending = Path.GetExtension(name);
        if (Endings.Contains(ending))
        {
            string stem = name[..^ending.Length];
            return (Counted().Match(stem) is { Success: true } counted ? counted : Named().Match(stem)) is { Success: true } match ? Read(match) : null;
        }
        return Numbered().Match(name) is { Success: true } numbered ? Read(numbered) : null;
    }

    private static PageMark Read(Match match)
    {
        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        return new(match.Groups["fax"].Value, Number("page"), match.Groups["of"].Success ? Number("of") : null);
    }

    [GeneratedRegex(@"^(?<fax>.+?)[-_. ]*\(?(?:p|pg|page)?[-_ ]?(?<page>[0-9]{1,4})[-_ ]?of[-_ ]?(?<of>[0-9]{1,4})\)?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^(?<fax>.+?)[-_. ](?:p|pg|page)[-_ ]?(?<page>[0-9]{1,4})$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?<fax>.+)\.(?<page>[0-9]{3})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Numbered();
}
