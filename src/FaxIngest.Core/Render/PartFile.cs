namespace FaxIngest.Render;

/// <summary>A file that may be a container: the document itself, or a part of it that was unpacked.</summary>
/// <param name="Path">Where its bytes are.</param>
/// <param name="Name">Name as received; never used as a path.</param>
/// <param name="Type">Declared media type, lower case; empty when nothing is declared. Believed only where the bytes do not tell.</param>
/// <param name="Depth">Containers around it; 0: the document itself.</param>
public sealed record PartFile(string Path, string Name, string Type = "", int Depth = 0)
{
    /// <summary>It is to be shown as pages even if it is a container too (a PDF with attachments).</summary>
    public bool PagesOnly { get; init; }

    /// <summary>Never the name.</summary>
    public override string ToString() => $"[{Type} at depth {Depth}]";
}
