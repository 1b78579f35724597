using FaxIngest.Model;

namespace FaxIngest.Decide.Duplicates;

/// <summary>Referrals as decided, of invented members.</summary>
internal static class Papers
{
    internal static readonly Source Faxed = new("fax", new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero), "8314305850", "8315550100");

    /// <summary>A TAR of two lines, every field surely read.</summary>
    internal static Referral Tar(params (string Path, string? Value)[] changes) => Of("tar", changes, new()
    {
        ["member.lastName"] = "Vue", ["member.firstName"] = "Michael", ["member.cin"] = "95171652X", ["member.dateOfBirth"] = "1954-06-25",
        ["member.phone"] = "8312326737", ["member.address.street"] = "4863 Freedom Way", ["member.address.zip"] = "93906",
        ["referrer.organization"] = "Riverbend Recuperative Care", ["referrer.npi"] = "1467414953", ["referrer.phone"] = "8313825071", ["referrer.name"] = "Valentina Munoz",
        ["referral.date"] = "2026-11-19", ["tar.requestType"] = "initial", ["diagnoses[0].code"] = "I50.9",
        ["lines[0].procedureCode"] = "T2040", ["lines[0].modifiers"] = "U6", ["lines[0].units"] = "12", ["lines[0].from"] = "2026-11-27",
        ["lines[1].procedureCode"] = "H0044", ["lines[1].modifiers"] = "U2", ["lines[1].units"] = "60", ["lines[1].from"] = "2026-11-23",
        ["narrative"] = "Recently released from county jail, needs medication bridge and housing.", ["signature.date"] = "2026-11-19",
    });

    /// <summary>An ECM referral, every field surely read.</summary>
    internal static Referral Ecm(params (string Path, string? Value)[] changes) => Of("ecm-referral", changes, new()
    {
        ["member.lastName"] = "Borba", ["member.firstName"] = "Pa", ["member.cin"] = "95085835U", ["member.dateOfBirth"] = "1997-07-07", ["member.phone"] = "8318727798",
        ["member.address.street"] = "1149 Laurel Blvd", ["member.address.city"] = "Salinas", ["referral.date"] = "2026-11-12",
        ["referrer.organization"] = "Golden Oak Hospital", ["referrer.npi"] = "1814654640", ["referrer.phone"] = "8319540913",
        ["services"] = "[ecm]", ["populationsOfFocus"] = "[smi-sud]", ["consent.method"] = "verbal", ["signature.date"] = "2026-11-12",
        ["narrative"] = "Lives in car near river levee, lost job in December, no family support nearby.",
    });

    /// <summary>The same with other confidences: a value right with this probability.</summary>
    internal static Referral Doubt(this Referral referral, double confidence, params string[] paths) => referral with
    {
        Fields = referral.Fields.ToDictionary(pair => pair.Key, pair => paths.Length == 0 || paths.Contains(pair.Key) ? pair.Value with { Confidence = confidence, Decision = Decisions.Verify } : pair.Value),
    };

    /// <summary>The same without fields whose page did not arrive.</summary>
    internal static Referral Without(this Referral referral, params string[] prefixes) => referral with
    {
        Fields = referral.Fields.Where(pair => !prefixes.Any(prefix => pair.Key.StartsWith(prefix, StringComparison.Ordinal))).ToDictionary(),
    };

    private static Referral Of(string type, (string Path, string? Value)[] changes, Dictionary<string, string?> values)
    {
        foreach (var (path, value) in changes) values[path] = value;
        return new Referral
        {
            Id = "f-1",
            Pages = [1],
            Form = new ReferralForm(type, type, 1),
            Decision = Decisions.Accept,
            Fields = values.ToDictionary(pair => pair.Key, pair => new ReferralField
            {
                Value = pair.Value is null ? null : pair.Value[0] == '[' ? FieldValue.Of(pair.Value[1..^1].Split(',')) : FieldValue.Of(pair.Value),
                Confidence = 0.9996,
                Decision = pair.Value is null ? Decisions.Blank : Decisions.Accept,
            }),
        };
    }
}
