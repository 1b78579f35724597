using FaxIngest.Model;
using FaxIngest.Read.Kinds;

namespace FaxIngest.Decide.Duplicates;

/// <summary>How probable it is that two referrals are one paper, sent twice: record linkage after Fellegi and Sunter, over decided fields.</summary>
/// <remarks>A field that says the same speaks for it by how rarely different papers agree there; one that differs speaks against it by how surely both were read.
/// A doubtful reading is no contradiction. Confidence is a probability here as everywhere, so nothing is tuned to scores.</remarks>
public static class PaperComparison
{
    /// <summary>Of candidates that share a key, the share assumed to be the same paper: 1 in 5.</summary>
    private static readonly double Prior = Math.Log(0.2 / 0.8);

    /// <summary>A decisive field that differs, both values read right with at least this probability, settles it.</summary>
    private const double Sure = 0.9;

    /// <summary>Texts of at least this likeness are taken for two readings of one text: of a line of 60 characters, 9 may be off.</summary>
    private const double Alike = 0.85;

    /// <summary>Fields that must be comparable before anything is said: fewer are a coincidence.</summary>
    private const int FewestFields = 4;

    /// <summary>Evidence told to a person; the rest is in the count.</summary>
    private const int MostEvidence = 12;

    /// <summary>The probability and its evidence, strongest first; null: they are two papers, or too little is known to say.</summary>
    public static (double Score, IReadOnlyList<Reason> Evidence)? Compare(Referral later, Source laterSource, Referral earlier, Source earlierSource)
    {
        if (later.Form.Type != earlier.Form.Type || later.Form.Type is "unknown") return null;
        if (IsAnotherPerson(later, earlier)) return null;
        var evidence = new List<(double Weight, Reason Reason)>();
        var groups = new Dictionary<string, double>(StringComparer.Ordinal);
        double against = 0;
        int same = 0, compared = 0;
        foreach (var (path, mine) in later.Fields)
        {
            if (!earlier.Fields.TryGetValue(path, out var other) || !Says(mine) || !Says(other)) continue;
            if (mine.Value is null && other.Value is null) continue; // blank on both, as most fields are
            // Both right, else the two readings may differ though the paper is one.
            double right = Math.Clamp(mine.Confidence * other.Confidence, 0.3, 0.9995);
            var (chance, group) = FieldWeights.Of(path);
            compared++;
            if (Agree(mine.Value, other.Value))
            {
                same++;
                double weight = Math.Log(Math.Max(right, chance) / chance);
                groups[group] = groups.GetValueOrDefault(group) + weight;
                evidence.Add((weight, new Reason("same", "Both say the same.", path)));
                continue;
            }
            if (FieldWeights.IsDecisive(path) && mine.Confidence * other.Confidence >= Sure) return null;
            double doubt = Math.Min(0, Math.Log((1 - right) / (1 - chance)));
            against += doubt;
            evidence.Add((doubt, mine.Confidence * other.Confidence >= Sure ? new Reason("differs", "They say different things.", path) : new Reason("differs-unsure", "They were read differently, but not surely.", path)));
        }
        if (compared < FewestFields) return null;

        double odds = Prior + groups.Values.Sum(weight => Math.Min(weight, FieldWeights.MostOfGroup)) + against + Caller(laterSource, earlierSource, evidence);
        IReadOnlyList<Reason> told =
        [
            new Reason("fields-agree", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{same} of {compared} fields that can be compared say the same.")),
            .. evidence.OrderByDescending(each => Math.Abs(each.Weight)).Take(MostEvidence).Select(each => each.Reason),
        ];
        return (Math.Round(1 / (1 + Math.Exp(-odds)), 4), told);
    }

    /// <summary>Brothers and sisters share name, address, phone, and twins their birthday. What surely differs in who it is about is about another person, unless the
    /// rest of it says that one entry was corrected: the same CIN, or the same first name and birthday.</summary>
    private static bool IsAnotherPerson(Referral later, Referral earlier)
    {
        bool? cin = Sameness("member.cin"), first = Sameness("member.firstName"), born = Sameness("member.dateOfBirth");
        return cin != true && (first == false || born == false) || cin == false && !(first == true && born == true);

        // Null: one of them does not say, or not surely.
        bool? Sameness(string path) =>
            later.Fields.GetValueOrDefault(path) is { Value: { } mine } a && earlier.Fields.GetValueOrDefault(path) is { Value: { } other } b
                ? Agree(mine, other) ? true : a.Confidence * b.Confidence >= Sure ? false : null
                : null;
    }

    /// <summary>Offices have a few lines: the same caller is worth a little, another one little too.</summary>
    private static double Caller(Source later, Source earlier, List<(double, Reason)> evidence)
    {
        if (string.IsNullOrEmpty(later.CallerId) || string.IsNullOrEmpty(earlier.CallerId)) return 0;
        bool same = Number(later.CallerId) == Number(earlier.CallerId);
        double weight = same ? Math.Log(0.8 / 0.4) : Math.Log(0.2 / 0.6);
        evidence.Add((weight, same ? new Reason("same-caller", "Both came from the same number.") : new Reason("other-caller", "They came from different numbers.")));
        return weight;
    }

    /// <summary>A number as signalled, without the country's 1 that some lines tell and others leave out.</summary>
    private static string Number(string callerId) => DuplicateKeys.Plain(callerId) is { Length: 11 } plain && plain[0] == '1' ? plain[1..] : DuplicateKeys.Plain(callerId);

    /// <summary>It has a value, or is blank as decided; what could not be read says nothing.</summary>
    private static bool Says(ReferralField field) => field.Value is not null || field.Decision == Decisions.Blank;

    private static bool Agree(FieldValue? one, FieldValue? other)
    {
        if (one is null || other is null) return false;
        if (one.Text is null || other.Text is null) return one.Equals(other);
        string a = DuplicateKeys.Plain(one.Text), b = DuplicateKeys.Plain(other.Text);
        return a == b || Math.Max(a.Length, b.Length) >= 12 && !a.All(char.IsAsciiDigit) && AsAlike(a, b) >= Alike;
    }

    /// <summary>1 less edits by length, 0..1.</summary>
    private static double AsAlike(string a, string b)
    {
        int longest = Math.Max(a.Length, b.Length);
        return 1 - (double)Likeness.Distance(a, b, longest) / Math.Max(1, longest);
    }
}
