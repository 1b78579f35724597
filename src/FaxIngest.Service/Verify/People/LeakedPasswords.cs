using System.Text;

namespace FaxIngest.Verify.People;

/// <summary>A million passwords most often seen in leaks, from the OWASP project SecLists, as <c>src/setup</c> fetched them; of each the hash is held in memory (4 MB for those of eight characters and more).</summary>
internal sealed class LeakedPasswords
{
    /// <summary>Characters of the shortest password there can be (<c>Verify:PasswordLength</c>): shorter ones need not be known.</summary>
    private const int Shortest = 8;

    private static readonly Lazy<LeakedPasswords> Shared = new(() => Load(Place));

    private readonly ulong[] hashes;

    private LeakedPasswords(ulong[] hashes) => this.hashes = hashes;

    /// <summary>Beside the program.</summary>
    internal static string Place => Path.Combine(AppContext.BaseDirectory, "passwords", "leaked.txt");

    /// <summary>Read at the first new password. Empty where nothing was fetched: rules are left then, and <c>faxingest check</c> says so.</summary>
    internal static LeakedPasswords Known => Shared.Value;

    internal int Count => hashes.Length;

    /// <summary>A file with one password a line.</summary>
    internal static LeakedPasswords Load(string path)
    {
        if (!File.Exists(path)) return new([]);
        var found = new List<ulong>(500_000);
        foreach (string line in File.ReadLines(path))
            if (line.Length >= Shortest) found.Add(HashOf(line.ToLowerInvariant()));
        found.Sort();
        return new([.. found]);
    }

    /// <summary>Whether it was seen, in whatever letters' case; also with up to four digits or signs put around.</summary>
    internal bool Has(string password)
    {
        string text = password.ToLowerInvariant();
        if (IsKnown(text)) return true;
        string core = text.Trim('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '!', '.', '?', '*', '#', '-', '_', '$', '@', '+', ' ');
        return core.Length >= Shortest && core.Length >= text.Length - 4 && IsKnown(core);
    }

    private bool IsKnown(string text) => Array.BinarySearch(hashes, HashOf(text)) >= 0;

    /// <summary>FNV-1a, 64 bits, well mixed: nobody gains by finding two with the same, and by chance one in 10¹³ is taken for a leaked one.</summary>
    private static ulong HashOf(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (byte each in Encoding.UTF8.GetBytes(text)) hash = (hash ^ each) * 1099511628211;
        hash = (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 29);
    }
}
