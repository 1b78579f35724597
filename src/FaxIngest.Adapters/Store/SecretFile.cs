namespace FaxIngest.Store;

/// <summary>Secrets as files and programs give them: the first line counts, without its end.</summary>
internal static class SecretFile
{
    /// <summary>Bytes of a file that can be one: a token of an identity provider with many groups takes some thousands.</summary>
    public const int Longest = 64 * 1024;

    public static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd('\r');

    /// <summary>The first line of a file.</summary>
    /// <exception cref="IOException">It cannot be read, or is too long to hold a secret. The message names neither path nor content.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return new FileInfo(path).Length <= Longest ? FirstLine(await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false)) : throw TooLong();
        }
        catch (UnauthorizedAccessException refused)
        {
            throw Unreadable(refused);
        }
    }

    /// <summary>The same at start, when nothing else can go on anyway.</summary>
    /// <exception cref="IOException">As <see cref="ReadAsync"/>.</exception>
    public static string Read(string path)
    {
        try
        {
            return new FileInfo(path).Length <= Longest ? FirstLine(File.ReadAllText(path)) : throw TooLong();
        }
        catch (UnauthorizedAccessException refused)
        {
            throw Unreadable(refused);
        }
    }

    /// <summary>The same; null where it cannot be read.</summary>
    public static string? TryRead(string? path)
    {
        try
        {
            return path is null ? null : Read(path);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static IOException TooLong() => new("The file is too long to hold a secret.");

    private static IOException Unreadable(Exception refused) => new("The file cannot be read by this account.", refused);
}
