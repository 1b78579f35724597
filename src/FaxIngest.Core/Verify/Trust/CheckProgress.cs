namespace FaxIngest.Verify.Trust;

/// <summary>Where a check stands after an answer.</summary>
/// <param name="Closed">Nobody is asked any more.</param>
/// <param name="SupervisorsOnly">Only supervisors can go on.</param>
/// <param name="KeepHolder">It stays with who has it open.</param>
/// <param name="Results">What is known now, when it is closed.</param>
public sealed record CheckProgress(bool Closed, bool SupervisorsOnly, bool KeepHolder, IReadOnlyList<CheckResult> Results);
