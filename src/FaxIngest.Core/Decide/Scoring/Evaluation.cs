using System.Text.RegularExpressions;
using FaxIngest.Model;

namespace FaxIngest.Decide.Scoring;

/// <summary>Scores documents against the truth (contract section 4).</summary>
public sealed partial class Evaluation
{
    private const string Narrative = "narrative";
    private readonly SortedDictionary<string, Tally> byField = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Reliability> reliabilityByField = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Tally> byReason = new(StringComparer.Ordinal);
    private readonly List<string> silent = [];
    private double narrativeErrors;

    /// <summary>All fields but the narrative.</summary>
    public Tally All { get; } = new();
    /// <summary>The same by path; rows of a list together (<c>lines[].units</c>).</summary>
    public IReadOnlyDictionary<string, Tally> ByField => byField;
    /// <summary>Fields that a reason concerns, by its code: a step that doubts what is right, or makes wrong what it doubts, shows here.</summary>
    public IReadOnlyDictionary<string, Tally> ByReason => byReason;
    /// <summary>Confidence against what came true.</summary>
    public Reliability Reliability { get; } = new();
    /// <summary>The same by path, as in <see cref="ByField"/>.</summary>
    public IReadOnlyDictionary<string, Reliability> ReliabilityByField => reliabilityByField;
    /// <summary>Documents scored.</summary>
    public int Documents { get; private set; }
    /// <summary>Documents with the right form type.</summary>
    public int RightForms { get; private set; }
    /// <summary>Documents accepted without a person.</summary>
    public int Straight { get; private set; }
    /// <summary>Of those, with a wrong field.</summary>
    public int StraightWrong { get; private set; }
    /// <summary>Documents with a narrative.</summary>
    public int Narratives { get; private set; }
    /// <summary>Mean character error rate of narratives, 0 or more.</summary>
    public double NarrativeErrorRate => Narratives == 0 ? 0 : narrativeErrors / Narratives;
    /// <summary>Name and path of every field accepted and wrong; no values.</summary>
    public IReadOnlyList<string> Silent => silent;

    /// <summary>Scores one document.</summary>
    /// <param name="name">Name of the fax.</param>
    /// <param name="truth">What is written on it.</param>
    /// <param name="document">What was made of it; of several referrals the one with the most fields counts.</param>
    public void Add(string name, Truth truth, Document document)
    {
        Referral? referral = document.Referrals.MaxBy(r => r.Fields.Count);
        var fields = referral?.Fields ?? new Dictionary<string, ReferralField>();
        bool allRight = true;
        Documents++;
        if (referral?.Form.Type == truth.Form) RightForms++;
        foreach (var (path, want) in truth.Fields)
        {
            var got = fields.GetValueOrDefault(path);
            if (path == Narrative)
            {
                Narratives++;
                narrativeErrors += Comparison.CharacterErrorRate(want.Flat, got?.Value?.Flat ?? "");
                continue;
            }
            bool right = Comparison.Same(want, got?.Value), accepted = got?.Decision == Decisions.Accept;
            All.Add(right, accepted);
            Of(path).Add(right, accepted);
            foreach (string code in referral?.Reasons.Where(r => r.Field == path).Select(r => r.Code).Distinct() ?? []) Row(byReason, code).Add(right, accepted);
            allRight &= right;
            if (got?.Value is not null)
            {
                Reliability.Add(got.Confidence, right);
                ReliabilityOf(path).Add(got.Confidence, right);
            }
            if (accepted && !right) silent.Add($"{name} {path}");
        }
        foreach (var (path, got) in fields)
        {
            if (path == Narrative || truth.Fields.ContainsKey(path) || got.Decision != Decisions.Accept || IsNothing(got.Value)) continue;
            All.AddInvented();
            Of(path).AddInvented();
            silent.Add($"{name} {path} (blank in truth)");
            allRight = false;
        }
        if (referral?.Decision != Decisions.Accept) return;
        Straight++;
        if (!allRight) StraightWrong++;
    }

    /// <summary>A value that says no more than a blank: none, an empty text or set, or no.</summary>
    internal static bool IsNothing(FieldValue? value) => value is null || value.Flag == false || value.Text?.Length == 0 || value.Set?.Count == 0;

    private Tally Of(string path) => Row(byField, path);

    private Reliability ReliabilityOf(string path) => Row(reliabilityByField, path);

    private static T Row<T>(SortedDictionary<string, T> rows, string path)
        where T : new()
    {
        string row = Index().Replace(path, "[]");
        return rows.TryGetValue(row, out var found) ? found : rows[row] = new T();
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
