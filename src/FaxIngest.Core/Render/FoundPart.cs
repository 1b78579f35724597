using FaxIngest.Model;

namespace FaxIngest.Render;

/// <summary>One part found in a container: a file to be read, a text, or something whose end is known already.</summary>
public sealed record FoundPart
{
    /// <summary>Name to show: see <see cref="DocumentPart.Name"/>.</summary>
    public required string Name { get; init; }
    /// <summary>Media type, lower case.</summary>
    public required string Type { get; init; }
    /// <summary>SHA-256 of the decoded bytes, lower-case hex.</summary>
    public string Sha256 { get; init; } = "";
    /// <summary>Decoded bytes.</summary>
    public long Bytes { get; init; }
    /// <summary>Its bytes as a file; null when there is nothing to be read of it.</summary>
    public PartFile? File { get; init; }
    /// <summary>It is a text; null for all else.</summary>
    public PartText? Text { get; init; }
    /// <summary>Its end, when that is known without reading it (see <see cref="PartStates"/>); null: it is to be read.</summary>
    public string? End { get; init; }
    /// <summary>Why it ended so; needed where <see cref="PartStates.NeedsPerson"/>.</summary>
    public Reason? Reason { get; init; }

    /// <summary>Never name or text.</summary>
    public override string ToString() => $"[found part, {Type}]";
}
