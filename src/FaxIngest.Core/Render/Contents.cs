using FaxIngest.Model;

namespace FaxIngest.Render;

/// <summary>What a container holds, one level of it.</summary>
/// <param name="Parts">In order.</param>
/// <param name="Count">Parts the container has by a count of its own that unpacked nothing; those left out are told in <see cref="LeftOut"/>.</param>
public sealed record Contents(IReadOnlyList<FoundPart> Parts, int Count)
{
    /// <summary>Parts beyond a cap that are not in <see cref="Parts"/>; a note says why.</summary>
    public int LeftOut { get; init; }
    /// <summary>What a person must know about the container as a whole.</summary>
    public IReadOnlyList<Reason> Notes { get; init; } = [];
    /// <summary>The header, when it is a mail.</summary>
    public MailOrigin? Mail { get; init; }
    /// <summary>It is one fax that came as a file a page: its parts are pages in order and no parts of the document.</summary>
    public bool OneFax { get; init; }
}
