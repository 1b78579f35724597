namespace FaxIngest.Pipeline;

/// <summary>What goes along with the reading of one document.</summary>
/// <param name="Folder">For page images.</param>
/// <param name="Progress">Told each page.</param>
/// <param name="Cancellation">Ends it between pages.</param>
internal sealed record WalkCourse(string Folder, IProgress<int> Progress, CancellationToken Cancellation);
