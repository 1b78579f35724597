namespace FaxIngest.Validate;

/// <summary>The plan's members, found by CIN, by a CIN misread in a character or two, and by date of birth.</summary>
/// <remarks>Hundreds of thousands of members; nothing here grows with their square, and a look-up does not walk through all of them.</remarks>
public sealed class Roster
{
    /// <summary>Characters of a CIN.</summary>
    private const int CinLength = 9;

    /// <summary>A CIN with no more than two wrong characters has one of three thirds untouched.</summary>
    private const int Thirds = 3, ThirdLength = CinLength / Thirds;

    private readonly Dictionary<string, RosterMember> byCin;
    private readonly ILookup<DateOnly, RosterMember> byBirth;
    private readonly Lazy<ILookup<string, RosterMember>> byLastName;
    private readonly Dictionary<string, List<RosterMember>>[] byThird = [.. Enumerable.Range(0, Thirds).Select(_ => new Dictionary<string, List<RosterMember>>(StringComparer.Ordinal))];

    private Roster(Dictionary<string, RosterMember> byCin)
    {
        this.byCin = byCin;
        // Only a person's search asks for it.
        byLastName = new(() => byCin.Values.ToLookup(m => Read.Kinds.Likeness.Key(m.LastName), StringComparer.Ordinal));
        byBirth = byCin.Values.Where(m => m.DateOfBirth is not null).ToLookup(m => m.DateOfBirth!.Value);
        foreach (var member in byCin.Values.Where(m => m.Cin.Length == CinLength))
            for (int third = 0; third < Thirds; third++)
            {
                string key = member.Cin.Substring(third * ThirdLength, ThirdLength);
                if (!byThird[third].TryGetValue(key, out var sharers)) byThird[third][key] = sharers = [];
                sharers.Add(member);
            }
    }

    /// <summary>Number of members.</summary>
    public int Count => byCin.Count;

    /// <summary>The member with this CIN, or null.</summary>
    public RosterMember? Find(string cin) => byCin.GetValueOrDefault(cin);

    /// <summary>Members born that day.</summary>
    public IEnumerable<RosterMember> BornOn(DateOnly day) => byBirth[day];

    /// <summary>Members of this last name, case and punctuation aside, and of those that differ from it in a character (in two, from eight letters on) or begin with it.</summary>
    public IEnumerable<RosterMember> Named(string lastName)
    {
        const int shortest = 2, twoFrom = 8;
        string key = Read.Kinds.Likeness.Key(lastName);
        if (key.Length < shortest) return [];
        int most = key.Length >= twoFrom ? 2 : 1;
        return byLastName.Value.Where(name => name.Key.StartsWith(key, StringComparison.Ordinal)
            || Math.Abs(name.Key.Length - key.Length) <= most && Read.Kinds.Likeness.Distance(name.Key, key, most) <= most).SelectMany(name => name);
    }

    /// <summary>Members whose CIN differs in no more than two characters; one character more or less counts as one.</summary>
    public IEnumerable<RosterMember> NearCin(string cin)
    {
        const int most = 2;
        if (Math.Abs(cin.Length - CinLength) > 1) return [];
        // A character lost or added shifts what follows by one.
        int shift = cin.Length - CinLength;
        var found = new HashSet<RosterMember>(ReferenceEqualityComparer.Instance);
        for (int third = 0; third < Thirds; third++)
            foreach (int start in new[] { third * ThirdLength, third * ThirdLength + shift }.Distinct())
            {
                if (start < 0 || start + ThirdLength > cin.Length || !byThird[third].TryGetValue(cin.Substring(start, ThirdLength), out var sharers)) continue;
                foreach (var member in sharers)
                    if (shift == 0 ? Differences(member.Cin, cin) <= most : Read.Kinds.Likeness.Distance(member.Cin, cin, most) <= most) found.Add(member);
            }
        return found;
    }

    private static int Differences(string a, string b)
    {
        int count = 0;
        for (int i = 0; i < a.Length; i++)
            if (a[i] != b[i]) count++;
        return count;
    }

    /// <summary>Reads a roster: CSV (RFC 4180) whose first line names the columns. <c>cin</c>, <c>lastName</c>, <c>firstName</c> and <c>dateOfBirth</c>
    /// (yyyy-MM-dd) are needed; <c>middleInitial</c>, <c>sex</c>, <c>street</c>, <c>city</c>, <c>state</c>, <c>zip</c>, <c>county</c>, <c>phone</c>,
    /// <c>preferredLanguage</c> and <c>eligibleTo</c> are used where they are there; others are left alone. Of two lines with one CIN the last counts.</summary>
    /// <exception cref="FormatException">A column is missing or a line is broken; the message names the line, never a value.</exception>
    public static Roster Parse(TextReader csv)
    {
        var members = new Dictionary<string, RosterMember>(StringComparer.Ordinal);
        foreach (var member in RosterText.Members(csv)) members[member.Cin] = member;
        return new Roster(members);
    }
}
