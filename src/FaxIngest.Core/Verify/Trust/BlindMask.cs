using FaxIngest.Model;

namespace FaxIngest.Verify.Trust;

/// <summary>Takes out of a document what may not be seen by persons who may still be asked to key it: value, text, confidence, readers, and reasons that speak of them.</summary>
public static class BlindMask
{
    /// <summary>Code of the one reason that a masked field shows.</summary>
    public const string Code = "keyed-blind";

    private const string DrawnSentence = "It is looked at again: a person keys it from the image, and its value is shown when they have.";

    /// <summary>The document without what is to be keyed blind; the same object when nothing is.</summary>
    /// <param name="document">As decided last.</param>
    /// <param name="policy">What is keyed blind while it is in doubt.</param>
    /// <param name="drawn">Accepted fields that are keyed blind once more; null: none.</param>
    public static Document Of(Document document, BlindPolicy policy, IReadOnlySet<DrawnField>? drawn = null)
    {
        if (document.Referrals.All(referral => Hidden(referral, policy, drawn).Count == 0)) return document;
        var hidden = document.Referrals.ToDictionary(referral => referral.Id, referral => Hidden(referral, policy, drawn), StringComparer.Ordinal);
        return document with
        {
            Referrals = [.. document.Referrals.Select(referral => Of(referral, hidden[referral.Id]))],
            // That the CIN is that of an earlier paper says what it is.
            ProbableDuplicates = [.. document.ProbableDuplicates.Select(each => each with { Evidence = [.. each.Evidence.Where(reason => reason.Field is null || !(hidden.TryGetValue(each.Referral, out var paths) && paths.Contains(reason.Field)))] })],
        };
    }

    private static Referral Of(Referral referral, IReadOnlySet<string> hidden)
    {
        return hidden.Count == 0 ? referral : referral with
        {
            Fields = referral.Fields.ToDictionary(pair => pair.Key, pair => hidden.Contains(pair.Key) ? Of(pair.Value) : pair.Value, StringComparer.Ordinal),
            Reasons =
            [
                .. referral.Reasons.Select(reason => reason.Field is { } path && hidden.Contains(path) ? Neutral(reason, path) : reason)
                    // Of an accepted field nothing else would say why it has no value.
                    .Concat(hidden.Where(path => referral.Fields[path].Decision != Decisions.Verify && referral.Reasons.All(reason => reason.Field != path)).Select(path => new Reason(Code, DrawnSentence, path)))
                    .Distinct(),
            ],
        };
    }

    /// <summary>A field of which only its place may be known.</summary>
    public static ReferralField Of(ReferralField field) => field with { Value = null, Text = null, Confidence = 0, Readers = [] };

    /// <summary>Paths of a referral that are to be keyed blind.</summary>
    public static IReadOnlySet<string> Hidden(Referral referral, BlindPolicy policy, IReadOnlySet<DrawnField>? drawn = null) =>
        referral.Fields.Keys.Where(path => policy.IsOpen(referral, path, referral.Form.Type) || drawn?.Contains(new DrawnField(referral.Id, path)) == true).ToHashSet(StringComparer.Ordinal);

    private static Reason Neutral(Reason reason, string path) => reason.Code is BlindPolicy.SecondPerson or BlindPolicy.Supervisor
        ? reason
        : new Reason(Code, "The machine is not sure. It is keyed from the image, without the machine's reading.", path);
}
