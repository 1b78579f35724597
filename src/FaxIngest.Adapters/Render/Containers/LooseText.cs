namespace FaxIngest.Render.Containers;

/// <summary>A text that came as a file of its own (.txt, .html, .rtf): shown as the one part of the document.</summary>
internal sealed class LooseText : IContainerFormat
{
    /// <inheritdoc/>
    public bool Recognizes(PartFile file, ReadOnlySpan<byte> head) => file.Depth == 0 && head.Length > 0 && Read(file, new ContainerLimits()) is not null;

    /// <inheritdoc/>
    public Contents Open(PartFile file, PartSpace space)
    {
        space.TakeParts(1);
        return Read(file, space.Limits) is { } part ? new Contents([part], 1) : throw Unreadable.NotADocument();
    }

    private static FoundPart? Read(PartFile file, ContainerLimits limits)
    {
        using var bytes = File.OpenRead(file.Path);
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        return TextParts.TryFile(new FoundPart { Name = PartNames.Clean(file.Name) ?? "text", Type = TypeOf(file.Name), Sha256 = hash, Bytes = bytes.Length, File = file }, limits);
    }

    private static string TypeOf(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".txt" or ".text" => "text/plain",
        ".csv" => "text/csv",
        ".htm" or ".html" or ".xhtml" => "text/html",
        ".rtf" => "text/rtf",
        _ => "",
    };
}
