namespace FaxIngest.Evaluate;

/// <summary>A fax with its truth file.</summary>
/// <param name="Name">Name that stands for it in reports: its path below the folder.</param>
/// <param name="Path">The fax.</param>
/// <param name="TruthPath">Its truth.</param>
internal sealed record LabeledFax(string Name, string Path, string TruthPath)
{
    /// <summary>Every fax below a folder that has a truth file beside it, by name.</summary>
    internal static IReadOnlyList<LabeledFax> In(string folder)
    {
        var faxes = new List<LabeledFax>();
        foreach (string truth in Directory.EnumerateFiles(folder, "*" + Decide.Scoring.Truth.Ending, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string stem = System.IO.Path.GetFileName(truth)[..^Decide.Scoring.Truth.Ending.Length];
            string home = System.IO.Path.GetDirectoryName(truth)!;
            string? fax = Directory.EnumerateFiles(home, stem + ".*").Order(StringComparer.Ordinal)
                .FirstOrDefault(f => f != truth && System.IO.Path.GetFileNameWithoutExtension(f) == stem && !f.EndsWith(".json", StringComparison.OrdinalIgnoreCase));
            if (fax is not null) faxes.Add(new LabeledFax(System.IO.Path.GetRelativePath(folder, fax), fax, truth));
        }
        return faxes;
    }
}
