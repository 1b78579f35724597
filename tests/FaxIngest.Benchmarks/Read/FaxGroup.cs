namespace FaxIngest.Benchmarks.Read;

/// <summary>Pen and quality of a labeled fax, as its name says: <c>hand-poor-standard-70-9303-…</c>.</summary>
internal static class FaxGroup
{
    private static readonly HashSet<string> Pens = ["typed", "hand", "mixed"];

    /// <summary>E.g. <c>typed office</c> or <c>hand poor standard</c>; <c>other</c> for names of another make.</summary>
    public static string Of(string path)
    {
        string[] words = Path.GetFileName(path).Split('-');
        if (words.Length < 3 || !Pens.Contains(words[0])) return "other";
        return words.Contains("standard") ? $"{words[0]} {words[1]} standard" : $"{words[0]} {words[1]}";
    }

    /// <summary>So many faxes of a folder, as many of each group as there are.</summary>
    public static IReadOnlyList<string> Evenly(string folder, int count) =>
    [
        .. Directory.GetFiles(folder, "*.tif").Order(StringComparer.Ordinal).GroupBy(Of)
            .SelectMany(group => group.Select((fax, place) => (Fax: fax, Place: place)))
            .OrderBy(f => f.Place).Select(f => f.Fax).Take(count),
    ];
}
