namespace FaxIngest.Receive;

/// <summary>Names that are no documents: what file servers, editors and copying programs leave or use while they write.</summary>
internal static class Litter
{
    private static readonly HashSet<string> Names = new(["thumbs.db", "desktop.ini", "ehthumbs.db"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Endings = new(
        [".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".download", ".swp", ".lock", ".lck"], StringComparer.OrdinalIgnoreCase);

    public static bool Is(string name) =>
        name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) || name.EndsWith('~')
        || Names.Contains(name) || Endings.Contains(Path.GetExtension(name));
}
