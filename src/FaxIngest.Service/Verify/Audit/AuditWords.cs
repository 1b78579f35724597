namespace FaxIngest.Verify.Audit;

/// <summary>Names of events in plain words.</summary>
internal static class AuditWords
{
    /// <summary>Events by name, in the order of a fax's and then of a person's day. An event that is not here is shown by its name.</summary>
    internal static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["received"] = "received", ["arrived-again"] = "arrived again", ["claimed"] = "taken into work", ["released"] = "given back unworked", ["retry"] = "to be tried again",
        ["rescued"] = "rescued after a lost claim", ["read"] = "read", ["awaiting-verification"] = "decided: a person is asked", ["accepted"] = "decided: accepted", ["exported"] = "exported",
        ["stuck"] = "stuck", ["set-aside"] = "set aside", ["moved"] = "moved", ["viewed"] = "viewed", ["viewed-page"] = "viewed a page", ["viewed-original"] = "fetched the original",
        ["viewed-field-history"] = "viewed a field's history", ["verified"] = "verified", ["laid-anew"] = "pages laid anew", ["taken-back"] = "took the last save back", ["duplicate-linked"] = "linked to a probable duplicate",
        ["duplicate-unlinked"] = "no longer a probable duplicate", ["reconciled"] = "day reconciled", ["signed-in"] = "signed in", ["signed-out"] = "signed out", ["session-ended"] = "session ran out",
        ["sign-in-refused"] = "sign-in refused", ["sign-in-locked"] = "sign-in blocked after many attempts", ["key-refused"] = "key refused", ["proved-again"] = "proved anew who they are", ["account-bound"] = "account tied to a person at the issuer", ["account-unbound"] = "account untied from its person at the issuer", ["session-revoked"] = "session ended by a person",
        ["sessions-revoked"] = "all sessions ended by a person", ["password-changed"] = "changed own password", ["password-set"] = "password set", ["password-reset"] = "password reset",
        ["second-factor-set"] = "set up a second factor", ["second-factor-removed"] = "removed own second factor", ["second-factor-reset"] = "second factor taken away",
        ["recovery-codes-made"] = "made recovery codes", ["recovery-code-used"] = "used a recovery code", ["account-added"] = "account added", ["role-changed"] = "role changed",
        ["account-locked"] = "account locked", ["account-unlocked"] = "account unlocked", ["key-made"] = "key made", ["key-revoked"] = "key revoked", ["settings-changed"] = "settings changed",
        ["loaded"] = "loaded ahead", ["listed"] = "read a list", ["searched-roster"] = "searched for a member", ["searched-documents"] = "looked for another fax", ["refused"] = "refused: not allowed",
        ["viewed-audit"] = "read the audit", ["exported-audit"] = "took the audit out as CSV",
    };

    internal static string Of(string action) => All.TryGetValue(action, out string? words) ? words : action.Replace('-', ' ');
}
