namespace FaxIngest.Verify;

/// <summary>Addresses of the desk's pages. They hold ids, states, form types and account names, never anything of a member: addresses end up in histories and logs.</summary>
internal static class DeskPath
{
    internal static string Queue(QueueChoice? choice = null) => "/" + (choice ?? QueueChoice.All).Query();

    /// <param name="faxId">The fax.</param>
    /// <param name="number">Which referral, from 1; null: the first that is open.</param>
    /// <param name="choice">The part of the queue the person works through, or null.</param>
    /// <param name="handler">What a form of the page asks for, or null.</param>
    internal static string Case(string faxId, int? number = null, QueueChoice? choice = null, string? handler = null) =>
        $"/cases/{Uri.EscapeDataString(faxId)}{(number is { } n ? FormattableString.Invariant($"/{n}") : "")}{(choice ?? QueueChoice.All).Query(("handler", handler))}";
}
