using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Pipeline;

/// <summary>Which readings a decided document leaves in doubt.</summary>
public static class Doubts
{
    /// <summary>Readings that say themselves which fields they became.</summary>
    private static readonly Dictionary<string, string[]> Split = new(StringComparer.Ordinal) { ["member.name"] = ["member.lastName", "member.firstName"] };

    /// <summary>Readings whose field a person is to be asked about.</summary>
    /// <param name="document">As decided.</param>
    /// <param name="read">What it was decided from.</param>
    public static IReadOnlyList<Reading> Of(Document document, ReadResult read)
    {
        var doubts = new List<Reading>();
        for (var i = 0; i < read.Referrals.Count; i++)
        {
            if (document.Referrals.FirstOrDefault(r => r.Id == $"{document.Id}-{ReferralNumber.Of(read.Referrals, i)}") is not { } decided) continue;
            doubts.AddRange(read.Referrals[i].Readings.Where(reading => InDoubt(reading, decided)));
        }
        return doubts;
    }

    /// <summary>Fields that a reading becomes.</summary>
    internal static IReadOnlyList<string> PathsOf(string field) => Split.GetValueOrDefault(field, [field]);

    private static bool InDoubt(Reading reading, Referral decided) =>
        PathsOf(reading.Field).Any(path => decided.Fields.GetValueOrDefault(path)?.Decision == Decisions.Verify);
}
