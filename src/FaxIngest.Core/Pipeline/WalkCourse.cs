using FaxIngest.Verify;

namespace FaxIngest.Pipeline;

/// <summary>What goes along with the reading of one document.</summary>
/// <param name="Folder">For page images.</param>
/// <param name="Progress">Told each page.</param>
/// <param name="Cancellation">Ends it between pages.</param>
internal sealed record WalkCourse(string Folder, IProgress<int> Progress, CancellationToken Cancellation)
{
    /// <summary>Which pages make which referral, as a person says; null: to be found out.</summary>
    public IReadOnlyList<PageGroup>? Groups { get; init; }

    /// <summary>The form a person says a page is on, or null.</summary>
    public string? FormTypeOf(int page) => Groups?.FirstOrDefault(group => group.Pages.Contains(page))?.FormType;
}
