using System.Collections.Frozen;

namespace FaxIngest.Model;

/// <summary>HCPCS code and modifier to the service that the pair names. One code means different services under different modifiers, so a code
/// alone never decides; a modifier may stand in any slot.</summary>
/// <remarks>DHCS HCPCS coding guidance v1.3 (January 2026) as published by a Medi-Cal plan. Data with a date: the waiver's terms end 2026-12-31.</remarks>
public static class ServiceCodes
{
    private static readonly FrozenDictionary<(string Code, string Modifier), string> Services = Table(
        ("housing-transition-navigation", "H0043 H2016", "U6"),
        ("housing-deposits", "H0044", "U2"),
        ("housing-tenancy-sustaining", "T2040 T2041 T2050 T2051", "U6"),
        ("short-term-post-hospitalization-housing", "H0043 H0044", "U3"),
        ("recuperative-care", "T2033", "U6"),
        ("respite", "H0045 S5151 S9125", "U6"),
        ("day-habilitation", "T2012 T2014 T2018 T2020 H2014 H2024 H2026 H2038", "U6"),
        ("assisted-living-transition", "T2038", "U4"),
        ("assisted-living-transition", "H2022", "U5"),
        ("home-transition", "T2038 H0044", "U5"),
        ("personal-care-homemaker", "S5130 T1019", "U6"),
        ("environmental-accessibility-adaptations", "S5165", "U6"),
        ("asthma-remediation", "S5165", "U5"),
        ("medically-tailored-meals", "S5170 S9470 S9977", "U6"),
        ("medically-tailored-meals", "S9452", "U5 U6"),
        ("medically-tailored-meals", "S9977", "U4 U5 U7 U8 U9"),
        ("sobering-center", "H0014", "U6"),
        ("transitional-rent", "H0040", "U1 U2"),
        ("transitional-rent", "H0043", "U2"),
        ("transitional-rent", "H0044", "U6"),
        ("ecm", "G9008", "U1"),
        ("ecm", "G9012", "U2"),
        ("ecm-outreach", "G9008 G9012", "U8"));

    private static readonly FrozenSet<string> Codes = Services.Keys.Select(k => k.Code).Append("T1016").ToFrozenSet();

    /// <summary>Modifiers that tell how a service was given (GQ: by telephone or video), not which.</summary>
    public static IReadOnlyList<string> Manner { get; } = ["GQ", "GT", "93", "95"];

    /// <summary>Whether some pair of the table has this code.</summary>
    public static bool Knows(string code) => Codes.Contains(code);

    /// <summary>The service of a code with its modifiers in any order; null when no pair is in the table or two pairs disagree.</summary>
    /// <param name="code">Five characters, upper case.</param>
    /// <param name="modifiers">Two characters each, separated by blanks or nothing.</param>
    public static string? ServiceOf(string code, string modifiers)
    {
        string tight = modifiers.Replace(" ", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        var found = Enumerable.Range(0, tight.Length / 2).Select(i => Services.GetValueOrDefault((code, tight.Substring(2 * i, 2)))).OfType<string>().Distinct().ToArray();
        return found.Length == 1 ? found[0] : null;
    }

    private static FrozenDictionary<(string, string), string> Table(params (string Service, string Codes, string Modifiers)[] rows) =>
        rows.SelectMany(r => r.Codes.Split(' '), (r, code) => (r, code))
            .SelectMany(x => x.r.Modifiers.Split(' '), (x, modifier) => (x.code, modifier, x.r.Service))
            .ToFrozenDictionary(x => (x.code, x.modifier), x => x.Service);
}
