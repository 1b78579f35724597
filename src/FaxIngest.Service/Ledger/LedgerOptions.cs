using System.ComponentModel.DataAnnotations;

namespace FaxIngest.Ledger;

/// <summary>The daily account of what arrived.</summary>
internal sealed class LedgerOptions
{
    public const string Section = "Ledger";

    /// <summary>When, after the plan's midnight, the day that ended is reconciled by itself. Default 30 minutes, 0 to 23 hours.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "23:00:00")]
    public TimeSpan After { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Days back that are reconciled again each night until each of their faxes is exported or set aside; so is a day that was missed
    /// because the service was down. Default 14: more than the longest clock of a referral. 1 to 366.</summary>
    [Range(1, 366)]
    public int Days { get; set; } = 14;

    /// <summary>Whether the nightly run hashes the day's bytes anew. Default <c>true</c>: some 500 MB a second and core.</summary>
    public bool Hash { get; set; } = true;
}
