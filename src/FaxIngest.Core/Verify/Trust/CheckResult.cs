namespace FaxIngest.Verify.Trust;

/// <summary>What a check came to in one field.</summary>
/// <param name="Path">Field path.</param>
/// <param name="Planted">It was shown with a wrong value.</param>
/// <param name="Wrong">Of a sample or a recall: the machine was wrong; of a seed: the person was. Null: that cannot be told.</param>
/// <param name="Person">Of a seed: who answered.</param>
public sealed record CheckResult(string Path, bool Planted, bool? Wrong, string? Person);
