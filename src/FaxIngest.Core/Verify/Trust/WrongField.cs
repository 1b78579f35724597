namespace FaxIngest.Verify.Trust;

/// <summary>A field that went out wrong, as persons found: somebody has to tell whoever got it.</summary>
/// <param name="Number">Identity.</param>
/// <param name="Kind">How it was found.</param>
/// <param name="CheckId">The check that found it.</param>
/// <param name="FaxId">The fax.</param>
/// <param name="ReferralId">The referral.</param>
/// <param name="Path">The field.</param>
/// <param name="At">When it was found (UTC).</param>
public sealed record WrongField(long Number, CheckKind Kind, string CheckId, string FaxId, string ReferralId, string Path, DateTimeOffset At);
