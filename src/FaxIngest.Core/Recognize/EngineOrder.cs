namespace FaxIngest.Recognize;

/// <summary>Which engines read, in the order of their standing: engines of the house first, a reader outside the house last, for what stays in doubt.</summary>
/// <param name="Local">Engines inside the reader processes, at least one.</param>
/// <param name="Outside">Name of the reader outside the house; null: none, nothing leaves.</param>
public sealed record EngineOrder(IReadOnlyList<string> Local, string? Outside)
{
    /// <summary>The cloud reader's name.</summary>
    public const string Azure = "azure";

    /// <summary>Engines of the house, as the calibration that ships was fitted with. The first two read every zone, the third is asked where they
    /// leave doubt. The second costs less than the third and agrees with the first more often, no more wrongly: beyond a margin of 6 on 85 % of typed lines
    /// and 52 % of handwriting, Tesseract in its place on 77 % and 31 %.</summary>
    public static IReadOnlyList<string> Standard { get; } = ["own", "pp-ocr", "tesseract"];

    /// <summary>Every name that can be written; not every build has each.</summary>
    public static IReadOnlyList<string> Known { get; } = ["own", "tesseract", "pp-ocr", "tesseract-nuget", Azure];

    /// <summary>Whether the local engines are those of <see cref="Standard"/>, in that order.</summary>
    public bool IsStandard => Local.SequenceEqual(Standard, StringComparer.Ordinal);

    /// <summary>Engines that read a fax, as stored with it: when none are said, those of the standard.</summary>
    public static IReadOnlyList<string> Said(IReadOnlyList<string> engines) => engines.Count == 0 ? Standard : engines;

    /// <summary>Reads names separated by commas.</summary>
    /// <exception cref="FormatException">A name is unknown or twice there, none reads inside the house, or the one outside is not last; the message says which.</exception>
    public static EngineOrder Parse(string names)
    {
        string[] all = [.. names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (all.Except(Known, StringComparer.Ordinal).FirstOrDefault() is { } stranger)
            throw new FormatException($"there is no engine '{stranger}': known are {string.Join(", ", Known)}");
        if (all.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new FormatException($"'{twice.Key}' is there twice");
        if (all.Contains(Azure, StringComparer.Ordinal) && all[^1] != Azure)
            throw new FormatException($"'{Azure}' comes last: it is asked only for what the engines of the house leave in doubt");
        string[] local = [.. all.Where(n => n != Azure)];
        if (local.Length == 0) throw new FormatException("at least one engine of the house is needed");
        return new EngineOrder(local, local.Length < all.Length ? Azure : null);
    }
}
