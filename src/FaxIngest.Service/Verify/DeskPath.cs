using Microsoft.AspNetCore.Http.Extensions;

namespace FaxIngest.Verify;

/// <summary>Addresses of the desk's pages. They hold ids, states and form types, never anything of a member: addresses end up in histories and logs.</summary>
internal static class DeskPath
{
    internal static string Queue(string? state = null, string? form = null) => "/" + Query(state, form);

    /// <param name="faxId">The fax.</param>
    /// <param name="number">Which referral, from 1; null: the first that is open.</param>
    /// <param name="state">State the person works through, or null.</param>
    /// <param name="form">Form type the person works through, or null.</param>
    /// <param name="handler">What a form of the page asks for, or null.</param>
    internal static string Case(string faxId, int? number = null, string? state = null, string? form = null, string? handler = null) =>
        $"/cases/{Uri.EscapeDataString(faxId)}{(number is { } n ? FormattableString.Invariant($"/{n}") : "")}{Query(state, form, handler)}";

    private static string Query(string? state, string? form, string? handler = null)
    {
        var query = new QueryBuilder();
        if (!string.IsNullOrEmpty(state)) query.Add("state", state);
        if (!string.IsNullOrEmpty(form)) query.Add("form", form);
        if (!string.IsNullOrEmpty(handler)) query.Add("handler", handler);
        return query.ToString();
    }
}
