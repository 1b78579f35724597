using FaxIngest.Decide.Scoring;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;

namespace FaxIngest.Verify.Trust;

/// <summary>Labels from what persons said. Pure.</summary>
public static class FieldLabels
{
    /// <summary>One label for each field that persons settled; fields that wait for another person have none.</summary>
    /// <param name="faxId">The fax.</param>
    /// <param name="read">As read.</param>
    /// <param name="verifications">What persons said, in order.</param>
    public static IReadOnlyList<FieldLabel> Of(string faxId, ReadResult read, IReadOnlyList<Verification> verifications)
    {
        var labels = new List<FieldLabel>();
        for (int i = 0; i < read.Referrals.Count; i++)
        {
            string referralId = $"{faxId}-{ReferralNumber.Of(read.Referrals, i)}";
            var about = StatementsInForce.Of(faxId, referralId, read.Referrals[i].Group, verifications).Where(each => each.ReferralId == referralId || read.Referrals.Count == 1).ToList();
            if (about.Count > 0 && about[^1].NotAReferral is not null) continue;
            labels.AddRange(OfReferral(faxId, referralId, read, read.Referrals[i], about));
        }
        return labels;
    }

    private static IEnumerable<FieldLabel> OfReferral(string faxId, string referralId, ReadResult read, ReadReferral referral, IReadOnlyList<Verification> about)
    {
        string type = about.Select(each => each.FormType).LastOrDefault(each => each is not null) ?? referral.FormType;
        var rounds = BlindRounds.Of(about);
        foreach (string path in about.SelectMany(each => each.Fields.Keys.Concat(each.Unreadable)).Distinct(StringComparer.Ordinal))
        {
            var last = about.Last(each => each.Fields.ContainsKey(path) || each.Unreadable.Contains(path, StringComparer.Ordinal));
            var reading = ReadingOf(referral, path);
            BlindAnswer answer;
            LabelStrength strength;
            if (rounds.TryGetValue(path, out var round))
            {
                if (round.Result is null) continue;
                answer = round.Result;
                strength = round.Agreeing switch { 0 => LabelStrength.Resolved, 1 => LabelStrength.Blind, _ => LabelStrength.BlindTwice };
            }
            else
            {
                answer = new BlindAnswer(last.Person, last.Fields.GetValueOrDefault(path), last.Unreadable.Contains(path, StringComparer.Ordinal));
                strength = !answer.Unreadable && IsAsRead(answer.Value, reading, path) ? LabelStrength.Confirmed : LabelStrength.Corrected;
            }
            yield return new FieldLabel
            {
                FaxId = faxId,
                ReferralId = referralId,
                FormType = type,
                Template = referral.Template,
                Field = path,
                Reading = reading,
                Engines = read.Engines,
                Value = answer.Value,
                Unreadable = answer.Unreadable,
                Strength = strength,
                At = last.At,
            };
        }
    }

    /// <summary>The surest reading that became the field; a field may stand in more than one place.</summary>
    internal static Reading? ReadingOf(ReadReferral referral, string path)
    {
        var places = referral.Readings.Where(reading => Doubts.PathsOf(reading.Field).Contains(path, StringComparer.Ordinal)).ToList();
        return places.FirstOrDefault(reading => reading.Value is not null) ?? places.FirstOrDefault();
    }

    private static bool IsAsRead(FieldValue? value, Reading? reading, string path)
    {
        if (reading is null) return false;
        if (value is null) return reading.Blank;
        // A name in one zone is "Last, First": whether it was split rightly is the label's to tell.
        if (reading.Field != path) return reading.Value?.Text?.Split(',', 2, StringSplitOptions.TrimEntries).Any(part => Comparison.Same(value, FieldValue.Of(part))) == true;
        return Comparison.Same(value, reading.Value);
    }
}
