namespace FaxIngest.Export;

/// <summary>Proof that a referral went out.</summary>
/// <param name="IdempotencyKey">Stable for this referral and its content: a second export with it changes nothing at the target.</param>
/// <param name="ReferralId">The referral.</param>
/// <param name="Target">Name of the target, e.g. <c>folder</c>.</param>
/// <param name="Location">Where it went (file name, message id).</param>
/// <param name="At">When (UTC).</param>
public sealed record ExportReceipt(string IdempotencyKey, string ReferralId, string Target, string Location, DateTimeOffset At);
