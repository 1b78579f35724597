using System.Security.Cryptography;

namespace FaxIngest.Recognize;

/// <summary>Where Tesseract's language data lies.</summary>
internal static class TessdataFolder
{
    internal const string Language = "eng";

    private static readonly string[] Folders = OperatingSystem.IsWindows()
        ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Tesseract-OCR", "tessdata")]
        : ["/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata", "/usr/local/share/tessdata"];

    /// <summary>The folder that has English: beside the program first, then the system's.</summary>
    /// <exception cref="FileNotFoundException">There is none; the message names the package.</exception>
    internal static string Find() => Find([Path.Combine(AppContext.BaseDirectory, "tessdata"), .. Folders]);

    /// <summary>The first of the folders that has English.</summary>
    internal static string Find(IReadOnlyList<string> folders) =>
        folders.FirstOrDefault(folder => File.Exists(FileIn(folder)))
        ?? throw new FileNotFoundException($"Tesseract's language data {Language}.traineddata is missing in {string.Join(", ", folders)}. It comes with the Debian package tesseract-ocr-{Language}.");

    /// <summary>First 12 hex digits of the data's SHA-256: several builds share one name.</summary>
    internal static string Fingerprint(string folder)
    {
        using var file = File.OpenRead(FileIn(folder));
        return Convert.ToHexStringLower(SHA256.HashData(file))[..12];
    }

    private static string FileIn(string folder) => Path.Combine(folder, Language + ".traineddata");
}
