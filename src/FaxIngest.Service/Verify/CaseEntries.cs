using System.Globalization;
using FaxIngest.Model;
using Microsoft.Extensions.Primitives;

namespace FaxIngest.Verify;

/// <summary>What came in from a case's form, as typed.</summary>
internal sealed class CaseEntries(IFormCollection form)
{
    internal const string ValuePrefix = "value:";
    internal const string ConfirmedName = "confirmed";
    internal const string UnreadableName = "unreadable";
    internal const string OverruledName = "overruled";
    internal const string FieldName = "field";
    internal const string FormTypeName = "formType";
    internal const string VersionName = "version";
    internal const string KeyName = "key";
    internal const string EffortName = "effort";

    /// <summary>Most fields one form may carry: a TAR has about 60.</summary>
    private const int MaxFields = 400;

    private readonly HashSet<string> confirmed = Names(form[ConfirmedName]);
    private readonly HashSet<string> unreadable = Names(form[UnreadableName]);
    private readonly HashSet<string> overruled = Names(form[OverruledName]);

    /// <summary>Fields that were on the page, in its order.</summary>
    internal IReadOnlyList<string> Fields { get; } = [.. form[FieldName].OfType<string>().Where(path => path.Length is > 0 and < 100).Distinct(StringComparer.Ordinal).Take(MaxFields)];

    /// <summary>Version of the fax the page was made from.</summary>
    internal long Version { get; } = long.TryParse(form[VersionName], NumberStyles.None, CultureInfo.InvariantCulture, out long version) ? version : -1;

    /// <summary>What tells this save from every other, made where it was typed; null: none that could.</summary>
    internal string? Key { get; } = KeyOf(form[KeyName]);

    /// <summary>What it cost, as the page counted: six or seven numbers.</summary>
    internal Effort? Effort { get; } = EffortOf(form[EffortName]);

    /// <summary>Form type chosen, or null.</summary>
    internal string? FormType { get; } = form[FormTypeName] is [{ } type] && FormTypes.IsKnown(type) ? type : null;

    /// <summary>Codes of rules the person overrules.</summary>
    internal IReadOnlyCollection<string> Overruled => overruled;

    internal IReadOnlyList<string> Typed(string path) => [.. form[ValuePrefix + path].OfType<string>()];

    internal bool Has(string path) => Fields.Contains(path, StringComparer.Ordinal);

    internal bool IsConfirmed(string path) => confirmed.Contains(path);

    internal bool IsUnreadable(string path) => unreadable.Contains(path);

    internal bool IsOverruled(string code) => overruled.Contains(code);

    /// <summary>What the person said, against the referral as it was shown: fields confirmed, changed or unreadable. A field left alone is not said.</summary>
    /// <param name="referral">As it was shown.</param>
    /// <param name="blind">Whether a field was shown without its value: then all that was typed is said.</param>
    internal (Dictionary<string, FieldValue?> Fields, List<string> Unreadable, Dictionary<string, string> Problems) Said(Referral? referral, Func<string, bool>? blind = null)
    {
        var fields = new Dictionary<string, FieldValue?>(StringComparer.Ordinal);
        var cannotBeRead = new List<string>();
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in Fields)
        {
            if (IsUnreadable(path))
            {
                cannotBeRead.Add(path);
                continue;
            }
            var (value, problem) = Entry.Parse(FieldCatalog.For(path), Typed(path));
            var shown = blind?.Invoke(path) == true ? null : referral?.Fields.GetValueOrDefault(path)?.Value;
            bool changed = problem is null && !Equals(value, shown);
            // What was shown and could not be parsed back is not the person's doing: it counts only once confirmed or changed.
            bool untouched = !IsConfirmed(path) && problem is not null && Typed(path) is [{ } typed] && typed == Entry.Show(FieldCatalog.For(path), shown);
            if (untouched) continue;
            if (problem is not null) problems[path] = problem;
            else if (changed || IsConfirmed(path)) fields[path] = value;
        }
        return (fields, cannotBeRead, problems);
    }

    internal static string? KeyOf(StringValues values) => values is [{ Length: 32 } key] && key.All(char.IsAsciiHexDigitLower) ? key : null;

    private static Effort? EffortOf(StringValues values)
    {
        var numbers = new List<int>();
        foreach (string part in values is [{ Length: < 100 } text] ? text.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [])
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number)) numbers.Add(number);
        return numbers.Count is 6 or 7 ? new Effort(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]) { Turn = numbers.Count == 7 ? numbers[6] : null } : null;
    }

    private static HashSet<string> Names(StringValues values) => new(values.OfType<string>(), StringComparer.Ordinal);
}
