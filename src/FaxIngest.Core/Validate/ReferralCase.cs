using System.Text.RegularExpressions;
using FaxIngest.Model;

namespace FaxIngest.Validate;

/// <summary>A referral as the rules see it: the values written on it, and when it came.</summary>
/// <param name="FormType">Form type (contract section 2).</param>
/// <param name="Values">Values by field path; blank and unread fields are not in it.</param>
/// <param name="Unread">Paths of fields where something is written that could not be made out.</param>
/// <param name="ReceivedOn">Day of receipt in the plan's time zone.</param>
public sealed partial record ReferralCase(string FormType, IReadOnlyDictionary<string, FieldValue> Values, IReadOnlySet<string> Unread, DateOnly ReceivedOn)
{
    /// <summary>A text value, or null.</summary>
    public string? Text(string path) => Values.GetValueOrDefault(path)?.Text;

    /// <summary>A date value, or null when there is none.</summary>
    public DateOnly? Date(string path) =>
        DateOnly.TryParseExact(Text(path), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var date) ? date : null;

    /// <summary>A set of codes; empty when there is none.</summary>
    public IReadOnlyList<string> Set(string path) => Values.GetValueOrDefault(path)?.Set ?? [];

    /// <summary>Yes or no, or null.</summary>
    public bool? Flag(string path) => Values.GetValueOrDefault(path)?.Flag;

    /// <summary>Whether a value is there.</summary>
    public bool Has(string path) => Values.ContainsKey(path);

    /// <summary>Whether anything is written there, read or not.</summary>
    public bool IsWritten(string path) => Values.ContainsKey(path) || Unread.Contains(path);

    /// <summary>Numbers of a list's rows of which anything is written, e.g. of <c>lines</c>.</summary>
    public IReadOnlyList<int> Rows(string list) =>
    [
        .. Values.Keys.Concat(Unread).Select(path => Row().Match(path)).Where(m => m.Success && m.Groups[1].Value == list)
            .Select(m => int.Parse(m.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order(),
    ];

    /// <summary>Never the values.</summary>
    public override string ToString() => $"[{FormType} case]";

    [GeneratedRegex(@"^(\w+)\[(\d{1,3})\]\.")]
    private static partial Regex Row();
}
