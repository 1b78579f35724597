namespace FaxIngest.Verify.Trust;

/// <summary>What is stored about fields that are keyed blind, beside the verifications themselves.</summary>
public interface IBlindStore
{
    /// <summary>Whether there is an account besides these persons' that can sign in and may key fields.</summary>
    /// <param name="persons">Accounts that may not.</param>
    /// <param name="supervisor">Only supervisors and admins count.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<bool> HasOthersAsync(IReadOnlyCollection<string> persons, bool supervisor, CancellationToken cancellation);
}
