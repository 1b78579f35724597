namespace FaxIngest.Service.Faults;

/// <summary>The places between two durable steps of a fax's way where the service may be killed.</summary>
internal static class Boundaries
{
    public const string BeforeBlob = "before the blob is written";
    public const string AfterBlob = "blob written, row not committed";
    public const string AfterAdmission = "row committed, source not moved";
    public const string AfterIntake = "source moved";
    public const string BeforeReading = "claimed, not read";
    public const string WhileReading = "page images half written";
    public const string AfterReading = "read, images not kept";
    public const string BeforeReadCommit = "images kept, result not committed";
    public const string AfterReadCommit = "reading committed";
    public const string BeforeDeciding = "claimed, not decided";
    public const string BeforeDecisionCommit = "decided, not committed";
    public const string AfterDecisionCommit = "decision committed";
    public const string BeforeExport = "claimed, not exported";
    public const string WhileExporting = "one referral of two exported";
    public const string BeforeReceipt = "exported, receipt not committed";
    public const string AfterReceipt = "receipt committed";
    public const string AfterRescue = "expired leases returned";

    public const string BeforeFetch = "mail found, not fetched";
    public const string WhileFetching = "mail fetched in part";
    public const string AfterFetch = "mail fetched, row not committed";
    public const string AfterSeen = "mail marked as seen, not moved";
    public const string AfterMove = "mail moved";

    /// <summary>Those of a mail's way in, beside those that it shares with a file.</summary>
    public static readonly IReadOnlyList<string> Mail = [BeforeFetch, WhileFetching, AfterFetch, AfterAdmission, AfterSeen, AfterMove];

    /// <summary>In an order in which a kill at each leaves what the next needs: only a kill in the middle of a claim leaves a lease that expires and is returned.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        BeforeBlob, AfterBlob, AfterAdmission, AfterIntake,
        BeforeReading, WhileReading, AfterReading, BeforeReadCommit, AfterReadCommit,
        BeforeDeciding, BeforeDecisionCommit, AfterDecisionCommit,
        BeforeExport, WhileExporting, BeforeReceipt, AfterRescue, AfterReceipt,
    ];
}
