using System.Globalization;
using FaxIngest.Read;

namespace FaxIngest.Pipeline;

/// <summary>The number at the end of a referral's id.</summary>
public static class ReferralNumber
{
    /// <summary>What was read of a referral, or null.</summary>
    public static ReadReferral? Find(ReadResult read, string referralId)
    {
        if (In(referralId) is not { } number) return null;
        for (int i = 0; i < read.Referrals.Count; i++)
            if (Of(read.Referrals, i) == number) return read.Referrals[i];
        return null;
    }

    /// <summary>The number that an id ends in; null: it ends in none.</summary>
    public static int? In(string referralId) =>
        int.TryParse(referralId.AsSpan(referralId.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>Number of the referral at a place: as a person laid the pages, else by its place.</summary>
    /// <param name="referrals">As read.</param>
    /// <param name="index">From 0.</param>
    public static int Of(IReadOnlyList<ReadReferral> referrals, int index) => referrals[index].Group?.Number ?? index + 1;
}
