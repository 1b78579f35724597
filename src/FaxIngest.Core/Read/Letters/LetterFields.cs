using System.Collections.Frozen;

namespace FaxIngest.Read.Letters;

/// <summary>Finds labeled lines in a text: <c>DOB: 4/5/1961</c>, <c>Member name - …</c>, a label with its value on the next line.</summary>
internal static class LetterFields
{
    private const int LongestLabel = 40, LongestValue = 120; // characters

    /// <summary>Labels as senders write them (from general knowledge of referral forms and letters), with the field each means. <c>@</c>: of the
    /// person whom the lines before it are about, the member or who refers them.</summary>
    private static readonly FrozenDictionary<string, (string Field, string Kind)> Labels = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["member name"] = ("member.name", ""), ["patient name"] = ("member.name", ""), ["client name"] = ("member.name", ""), ["name of member"] = ("member.name", ""),
        ["name of patient"] = ("member.name", ""), ["member"] = ("member.name", ""), ["patient"] = ("member.name", ""), ["client"] = ("member.name", ""),
        ["member s name"] = ("member.name", ""), ["patient s name"] = ("member.name", ""), ["client s name"] = ("member.name", ""), ["participant name"] = ("member.name", ""),
        ["full name"] = ("member.name", ""), ["name"] = ("@name", ""),
        ["last name"] = ("member.lastName", "last-name"), ["member last name"] = ("member.lastName", "last-name"), ["surname"] = ("member.lastName", "last-name"),
        ["patient last name"] = ("member.lastName", "last-name"), ["client last name"] = ("member.lastName", "last-name"),
        ["first name"] = ("member.firstName", "first-name"), ["member first name"] = ("member.firstName", "first-name"), ["given name"] = ("member.firstName", "first-name"),
        ["patient first name"] = ("member.firstName", "first-name"), ["client first name"] = ("member.firstName", "first-name"),
        ["dob"] = ("member.dateOfBirth", "birth-date"), ["d o b"] = ("member.dateOfBirth", "birth-date"), ["date of birth"] = ("member.dateOfBirth", "birth-date"),
        ["birth date"] = ("member.dateOfBirth", "birth-date"), ["birthdate"] = ("member.dateOfBirth", "birth-date"), ["member dob"] = ("member.dateOfBirth", "birth-date"),
        ["member date of birth"] = ("member.dateOfBirth", "birth-date"), ["patient dob"] = ("member.dateOfBirth", "birth-date"), ["born"] = ("member.dateOfBirth", "birth-date"),
        ["cin"] = ("member.cin", "cin"), ["cin number"] = ("member.cin", "cin"), ["member cin"] = ("member.cin", "cin"), ["medi cal cin"] = ("member.cin", "cin"),
        ["medi cal id"] = ("member.cin", "cin"), ["medi cal number"] = ("member.cin", "cin"), ["medi cal"] = ("member.cin", "cin"), ["medi cal cin number"] = ("member.cin", "cin"),
        ["member id"] = ("member.cin", "cin"), ["client index number"] = ("member.cin", "cin"), ["medi cal id number"] = ("member.cin", "cin"), ["member id number"] = ("member.cin", "cin"),
        ["sex"] = ("member.sex", "sex"), ["gender"] = ("member.sex", "sex"),
        ["phone"] = ("@phone", "phone"), ["telephone"] = ("@phone", "phone"), ["phone number"] = ("@phone", "phone"), ["cell"] = ("@phone", "phone"), ["mobile"] = ("@phone", "phone"),
        ["tel"] = ("@phone", "phone"), ["ph"] = ("@phone", "phone"), ["contact number"] = ("@phone", "phone"), ["member phone"] = ("member.phone", "phone"),
        ["member phone number"] = ("member.phone", "phone"), ["patient phone"] = ("member.phone", "phone"), ["client phone"] = ("member.phone", "phone"),
        ["street address"] = ("member.address.street", "street"), ["street"] = ("member.address.street", "street"), ["city"] = ("member.address.city", "city"),
        ["state"] = ("member.address.state", "state"), ["zip"] = ("member.address.zip", "zip"), ["zip code"] = ("member.address.zip", "zip"), ["county"] = ("member.county", "county"),
        ["language"] = ("member.preferredLanguage", "language"), ["preferred language"] = ("member.preferredLanguage", "language"), ["primary language"] = ("member.preferredLanguage", "language"),
        ["referred by"] = ("referrer.name", "full-name"), ["referring provider"] = ("referrer.name", "full-name"), ["referring person"] = ("referrer.name", "full-name"),
        ["referrer"] = ("referrer.name", "full-name"), ["referrer name"] = ("referrer.name", "full-name"), ["referral source"] = ("referrer.name", "full-name"),
        ["case manager"] = ("referrer.name", "full-name"), ["social worker"] = ("referrer.name", "full-name"), ["provider"] = ("referrer.name", "full-name"),
        ["organization"] = ("referrer.organization", "organization"), ["agency"] = ("referrer.organization", "organization"), ["clinic"] = ("referrer.organization", "organization"),
        ["referring agency"] = ("referrer.organization", "organization"), ["referring organization"] = ("referrer.organization", "organization"),
        ["npi"] = ("referrer.npi", "npi"), ["provider npi"] = ("referrer.npi", "npi"), ["fax"] = ("referrer.fax", "phone"), ["fax number"] = ("referrer.fax", "phone"),
        ["email"] = ("referrer.email", "email"), ["e mail"] = ("referrer.email", "email"), ["email address"] = ("referrer.email", "email"),
        ["referral date"] = ("referral.date", "date"), ["date of referral"] = ("referral.date", "date"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The entries in the text's order; a field that is labeled again counts once, the first time.</summary>
    public static IReadOnlyList<LetterEntry> Find(IReadOnlyList<string> lines)
    {
        var entries = new List<LetterEntry>();
        bool referrer = false;
        for (int i = 0; i < lines.Count; i++)
        {
            if (Split(lines[i]) is not var (label, value) || !Labels.TryGetValue(label, out var meaning)) continue;
            int at = i;
            if (value.Length == 0 && i + 1 < lines.Count && Split(lines[i + 1]) is null) value = lines[at = i + 1].Trim();
            string field = meaning.Field.StartsWith('@') ? (referrer ? "referrer" : "member") + "." + meaning.Field[1..] : meaning.Field;
            if (field.StartsWith("referrer.", StringComparison.Ordinal)) referrer |= field is "referrer.name" or "referrer.organization";
            else if (!meaning.Field.StartsWith('@')) referrer = false;
            if (value.Length is 0 or > LongestValue) continue;
            foreach (var entry in Entries(field, meaning.Kind, value, at))
                if (!entries.Exists(e => e.Field == entry.Field)) entries.Add(entry);
        }

        return entries;
    }

    private static IEnumerable<LetterEntry> Entries(string field, string kind, string value, int line)
    {
        if (kind.Length > 0) return [new LetterEntry(field, kind, value, line)];
        if (field != "member.name") return [new LetterEntry(field, "full-name", value, line)];
        var (first, last) = SplitName(value);
        return first.Length == 0
            ? [new LetterEntry("member.lastName", "last-name", last, line)]
            : [new LetterEntry("member.lastName", "last-name", last, line), new LetterEntry("member.firstName", "first-name", first, line)];
    }

    /// <summary>"Last, First" as it says; else the last word is the last name. Middle names are left to a person.</summary>
    private static (string First, string Last) SplitName(string name)
    {
        int comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0) return (FirstWord(name[(comma + 1)..]), name[..comma].Trim());
        string[] words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? ("", name.Trim()) : (words[0], words[^1]);
    }

    private static string FirstWord(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";

    /// <summary>Label and value of a line; null when it has no label. Quote marks and bullets before it do not count.</summary>
    private static (string Label, string Value)? Split(string line)
    {
        var text = line.AsSpan().TrimStart("> \t*•-·|").TrimEnd();
        int end = text[..Math.Min(text.Length, LongestLabel + 1)].IndexOfAny(':', '=', '\t');
        int dash = text[..Math.Min(text.Length, LongestLabel + 1)].IndexOf(" - ", StringComparison.Ordinal);
        if (end < 0 || dash >= 0 && dash < end) end = dash;
        if (end <= 0) return null;
        string value = text[end..].TrimStart(" :=\t-").TrimStart('*').Trim().ToString();
        return (Plain(text[..end]), value);
    }

    private static string Plain(ReadOnlySpan<char> label)
    {
        Span<char> plain = stackalloc char[label.Length];
        for (int i = 0; i < label.Length; i++) plain[i] = char.IsLetterOrDigit(label[i]) ? char.ToLowerInvariant(label[i]) : ' ';
        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
