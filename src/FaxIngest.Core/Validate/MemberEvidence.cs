using System.Globalization;
using FaxIngest.Read;
using FaxIngest.Read.Kinds;

namespace FaxIngest.Validate;

/// <summary>All that was heard of the member on one referral: for each field the chosen value and every engine's version of it.</summary>
internal sealed class MemberEvidence
{
    private const string Cin = "member.cin", Birth = "member.dateOfBirth";

    /// <summary>Misread characters that still count as near, by length of the roster's value: of three letters none may be wrong (Lor, Lee, Her are names).</summary>
    private const int OneFrom = 4, TwoFrom = 8;

    private readonly Dictionary<string, string> chosen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> heard = new(StringComparer.Ordinal);

    /// <summary>What is taken to be written, before the roster is asked; a person's word is all that counts where there is one.</summary>
    public void Choose(string path, string value, bool person)
    {
        chosen[path] = value;
        if (person) heard[path] = [value];
        else Hear(path, value);
    }

    /// <summary>Every engine's reading of a field that no person has settled.</summary>
    public void Hear(Reading reading)
    {
        foreach (var engine in reading.Engines)
            foreach (string text in new[] { engine.Value, engine.Text }.OfType<string>())
            {
                if (reading.Field != "member.name") Hear(reading.Field, text);
                else if (text.Split(',', 2, StringSplitOptions.TrimEntries) is [var last, var first])
                {
                    Hear("member.lastName", last);
                    Hear("member.firstName", first);
                }
            }
    }

    /// <summary>Everything heard in a field.</summary>
    public IEnumerable<string> Of(string path) => heard.GetValueOrDefault(path) ?? [];

    /// <summary>Dates heard as the member's birth.</summary>
    public IEnumerable<DateOnly> Births() =>
        Of(Birth).Select(text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null).OfType<DateOnly>().Distinct();

    /// <summary>CINs heard, in upper case, letters and digits only; those that could be one misread.</summary>
    public IEnumerable<string> Cins() => Of(Cin).Select(text => Likeness.Key(text).ToUpperInvariant()).Where(cin => cin.Length is >= 8 and <= 10).Distinct();

    /// <summary>What was heard of a field against what the roster says of it.</summary>
    public Agreement Compare(string path, RosterMember member)
    {
        if (member.Field(path) is not string known || Key(path, known) is not { Length: > 0 } key) return Agreement.Absent;
        if (chosen.TryGetValue(path, out string? value) && Likeness.Key(value) == Likeness.Key(known)) return Agreement.Same;
        var keys = Of(path).Select(text => Key(path, text)).Where(text => text.Length > 0).ToList();
        if (keys.Count == 0) return Agreement.Absent;
        if (keys.Contains(key)) return Agreement.Heard;
        int most = path == Cin ? 2 : path == Birth ? 1 : key.Length < OneFrom ? 0 : key.Length < TwoFrom ? 1 : 2;
        return keys.Exists(text => Likeness.Distance(text, key, most) <= most) ? Agreement.Near : Agreement.Far;
    }

    private void Hear(string path, string text)
    {
        if (text.Length == 0) return;
        if (!heard.TryGetValue(path, out var all)) heard[path] = all = new HashSet<string>(StringComparer.Ordinal);
        all.Add(text);
    }

    /// <summary>CINs are compared with look-alikes taken for one another, dates by year, month, day however they are written, phones by ten digits, all else
    /// by letters and digits. Empty: nothing that could be compared.</summary>
    private static string Key(string path, string text)
    {
        string key = path == Cin ? Likeness.CodeKey(text) : Likeness.Key(text);
        return path switch
        {
            "member.phone" when key.Length == 11 && key[0] == '1' => key[1..],
            Birth when key.Length != 8 => "",
            Birth when text.IndexOf('-', StringComparison.Ordinal) != 4 => key[4..] + key[..4],
            _ => key,
        };
    }
}
