namespace FaxIngest.Verify.Trust;

/// <summary>An accepted field that persons are asked to key blind, to see whether the machine was right (<see cref="CheckKind.Sample"/>, <see cref="CheckKind.Recall"/>).</summary>
/// <param name="ReferralId">The referral of the fax that went out.</param>
/// <param name="Path">Field path.</param>
public sealed record DrawnField(string ReferralId, string Path)
{
    /// <summary>The fax.</summary>
    public string FaxId => ReferralId[..Math.Max(0, ReferralId.LastIndexOf('-'))];
}
