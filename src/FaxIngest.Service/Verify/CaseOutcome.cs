namespace FaxIngest.Verify;

/// <summary>What the pages' script is told of a step: where to go, what to say, and what could be taken back.</summary>
/// <param name="To">Address of the page that comes next.</param>
/// <param name="Said">A sentence for the person.</param>
/// <param name="Undo">Address that takes the step back; null: it cannot be.</param>
internal sealed record CaseOutcome(string To, string Said, string? Undo);
