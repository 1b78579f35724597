using System.Security.Cryptography;

namespace FaxIngest.Recognize;

/// <summary>A model beside the program, taken only when it is the one that was tested.</summary>
internal static class ModelFile
{
    /// <summary>Folder of the models beside the program.</summary>
    internal static string Folder => Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>The file's bytes.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="sha256">What it must be, lower-case hex.</param>
    /// <param name="origin">The package or step that brings it, for the message.</param>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    /// <exception cref="InvalidDataException">It is another file.</exception>
    internal static byte[] Load(string path, string sha256, string origin)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"The model {Path.GetFileName(path)} is missing in {Path.GetDirectoryName(path)}. It comes with {origin}.", path);
        var bytes = File.ReadAllBytes(path);
        var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return found == sha256
            ? bytes
            : throw new InvalidDataException($"The model {Path.GetFileName(path)} is not the tested one: its SHA-256 is {found}, expected {sha256}. Take it again from {origin}.");
    }
}
