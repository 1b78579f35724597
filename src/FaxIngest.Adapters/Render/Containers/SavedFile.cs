using System.Security.Cryptography;

namespace FaxIngest.Render.Containers;

/// <summary>A file that was unpacked.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Sha256">Of its bytes, lower-case hex.</param>
/// <param name="Bytes">How many they are.</param>
internal sealed record SavedFile(string Path, string Sha256, long Bytes)
{
    private const int ChunkLength = 81_920;

    /// <summary>Copies a stream into the space, counting against its budget.</summary>
    /// <param name="space">Where to.</param>
    /// <param name="source">What to copy.</param>
    /// <param name="most">Bytes that it said it has; one more, and it lied.</param>
    /// <exception cref="UnreadableException">It is longer than it said, or than the space takes.</exception>
    internal static SavedFile From(PartSpace space, Stream source, long most = long.MaxValue)
    {
        string path = space.NewPath();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        byte[] chunk = new byte[ChunkLength];
        long length = 0;
        for (int got; (got = source.Read(chunk)) > 0;)
        {
            if ((length += got) > most) throw Unreadable.Damaged("Unpacked it is longer than it says.");
            space.Take(got);
            hash.AppendData(chunk, 0, got);
            file.Write(chunk, 0, got);
        }

        return new SavedFile(path, Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }

    /// <summary>A file that a library or program wrote into the space, counted after the fact: the kernel's cap on a file's size holds meanwhile.</summary>
    internal static SavedFile Found(PartSpace space, string path)
    {
        using var file = File.OpenRead(path);
        space.Take(file.Length);
        return new SavedFile(path, Convert.ToHexStringLower(SHA256.HashData(file)), file.Length);
    }
}
