namespace FaxIngest.Verify.People;

/// <summary>What was found for a person somebody else vouches for.</summary>
/// <param name="Account">The account, with the role that holds; null: there is none this person may use.</param>
/// <param name="Why">Why there is none, or why its role could not be kept: <c>bad-name</c>, <c>no-role</c>, <c>no-account</c>, <c>other-origin</c>, <c>other-subject</c>, <c>account-locked</c>, <c>last-admin</c>; null: all is well.</param>
internal sealed record VouchedAccount(Account? Account, string? Why);
