using System.Text.Json;
using FaxIngest.Model;

namespace FaxIngest.Read;

/// <summary>Writes a document as a file that is whole or not there.</summary>
internal static class DocumentFile
{
    /// <summary>Writes under a temporary name, then renames; replaces an older document.</summary>
    internal static async Task WriteAsync(string path, Document document, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string temporary = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.tmp");
        try
        {
            await using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
                await JsonSerializer.SerializeAsync(file, document, DocumentJson.Indented, cancellation);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
