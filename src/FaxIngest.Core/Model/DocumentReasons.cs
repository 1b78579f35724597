namespace FaxIngest.Model;

/// <summary>What still keeps a document from going out.</summary>
public static class DocumentReasons
{
    /// <summary>The document's own reason and those of its referrals that are not accepted, in order, each once.</summary>
    public static IReadOnlyList<Reason> OpenReasons(this Document document) =>
    [
        .. (document.Reason is null ? [] : new[] { document.Reason })
            .Concat(document.Referrals.Where(referral => referral.Decision != "accept").SelectMany(referral => referral.Reasons))
            .Distinct(),
    ];
}
