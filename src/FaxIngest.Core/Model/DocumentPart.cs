namespace FaxIngest.Model;

/// <summary>One part of a container: an attachment, a text, what was in a zip.</summary>
/// <param name="Name">As the sender named it, without folders and control characters; what it is where it has no name.</param>
/// <param name="Type">Media type as declared, or as its bytes say where nothing is declared.</param>
/// <param name="Sha256">Of its decoded bytes, lower-case hex.</param>
/// <param name="Status">See <see cref="PartStates"/>.</param>
/// <param name="Reason">Why it was not, or not wholly, read as pages; a sentence. Null when it was.</param>
public sealed record DocumentPart(string Name, string Type, string Sha256, string Status, string? Reason = null)
{
    /// <summary>Index of the part it was in; null: in the document itself.</summary>
    public int? Container { get; init; }
    /// <summary>Decoded bytes.</summary>
    public long Bytes { get; init; }
    /// <summary>How many of the document's pages are its own.</summary>
    public int PageCount { get; init; }

    /// <summary>Never the name: senders write members' names into it.</summary>
    public override string ToString() => $"[part, {Status}]";
}
