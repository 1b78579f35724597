namespace FaxIngest.Verify;

/// <summary>One save at the desk and what it cost.</summary>
/// <param name="FaxId">The fax.</param>
/// <param name="Person">Account name.</param>
/// <param name="At">When it was saved (UTC).</param>
/// <param name="Effort">Keys and time.</param>
public sealed record DeskWork(string FaxId, string Person, DateTimeOffset At, Effort Effort);
