using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Verify;

namespace FaxIngest.Service.Faults;

/// <summary>Stands in for rules and calibration: three of four faxes hold two accepted referrals, the fourth one that goes to a person.</summary>
internal sealed class QuickDecision : IDecisionPipeline
{
    public Document Decide(Fax fax, ReadResult read, IReadOnlyList<Verification> verifications) => new()
    {
        Id = fax.Id,
        Sha256 = fax.Sha256,
        FileName = fax.FileName,
        Status = "read",
        Source = fax.Source,
        PageCount = read.Pages.Count,
        Pages = [.. read.Pages.Select(page => new DocumentPage(page.Page, page.Kind, page.Rotation))],
        Referrals = IsAccepted(fax.Sha256) ? [ReferralOf(fax, 1, "accept", 1), ReferralOf(fax, 2, "accept", 2)] : [ReferralOf(fax, 1, "verify", 1, 2)],
    };

    /// <summary>Follows from the bytes alone.</summary>
    public static bool IsAccepted(string sha256) => Convert.ToInt32(sha256[..2], 16) % 4 != 0;

    private static Referral ReferralOf(Fax fax, int number, string decision, params int[] pages) => new()
    {
        Id = $"{fax.Id}-{number}",
        Pages = pages,
        Form = new ReferralForm("ecm-referral", null, 1),
        Decision = decision,
    };
}
