using FaxIngest.Recognize.Cloud;
using FaxIngest.Verify;

namespace FaxIngest.Read;

/// <summary>What the reader process is asked to do: one file. Paths are local to both processes.</summary>
/// <param name="Id">Echoed in every answer.</param>
/// <param name="Path">The file's bytes (a private, read-only copy or a blob).</param>
/// <param name="FileName">Name as received: tells the type only where the bytes do not.</param>
/// <param name="WorkFolder">Existing empty folder for page images (<c>page-0001.png</c> …, upright).</param>
public sealed record ReadRequest(string Id, string Path, string FileName, string WorkFolder)
{
    /// <summary>Which pages make which referral, and on which form, as a person says; null: to be found out.</summary>
    public IReadOnlyList<PageGroup>? Groups { get; init; }

    /// <summary>Not to read, but to cut these parts out of page images (<see cref="Path"/> is their folder) onto sheets, which come back as pages; else null.</summary>
    public IReadOnlyList<SheetCut>? Cuts { get; init; }
}
