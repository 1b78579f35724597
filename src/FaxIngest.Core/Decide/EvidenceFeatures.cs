using FaxIngest.Read;

namespace FaxIngest.Decide;

/// <summary>Evidence as numbers between about −1 and 1, the input of the calibration. Adding one means fitting anew.</summary>
public static class EvidenceFeatures
{
    /// <summary>Names in the order of <see cref="Of"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "alone", "outvoted", "twoOfThree", "allAgree", "rawShare", "rawNone", "first", "firstLog", "second", "secondLog", "worst", "worstLog",
        "margin", "marginLow", "grammarFor", "grammarAgainst", "repairs", "short", "length", "residual", "damaged", "border", "small", "ink", "inkLow", "known", "rival", "echo", "clarity", "looks", "looksAsked",
    ];

    /// <summary>The numbers of one reading's evidence.</summary>
    public static double[] Of(Evidence e)
    {
        int engines = Math.Max(1, e.Engines);
        // Evidence of an earlier version, and of prose, does not tell looks apart.
        var (looks, saying) = e.Looks > 0 ? (e.Looks, e.LooksAgreeing) : (engines, e.RawAgreeing);
        return
        [
            Bit(engines == 1),
            Bit(engines > 1 && e.Agreeing <= 1),
            Bit(engines > 2 && e.Agreeing == 2),
            Bit(engines > 1 && e.Agreeing == engines),
            (double)e.RawAgreeing / engines,
            Bit(e.RawAgreeing == 0),
            Math.Exp(Math.Min(0, e.FirstLogProbability)),
            Math.Clamp(e.FirstLogProbability, -3, 0) / 3,
            engines > 1 ? Math.Exp(Math.Min(0, e.SecondLogProbability)) : 0,
            engines > 1 ? Math.Clamp(e.SecondLogProbability, -3, 0) / 3 : 0,
            e.WorstCharacter,
            Math.Log(Math.Clamp(e.WorstCharacter, 1e-3, 1)) / 7,
            Math.Clamp(e.Margin, 0, 20) / 20,
            Math.Clamp(e.Margin, 0, 4) / 4,
            Bit(e.Grammar > 0),
            Bit(e.Grammar < 0),
            Math.Min(e.Repairs, 4) / 4.0,
            Bit(e.Length <= 3),
            Math.Min(e.Length, 30) / 30.0,
            Math.Clamp(e.Residual, 0, 6) / 6,
            Math.Clamp(5 * e.DamagedLines, 0, 1),
            Math.Clamp(3 * e.BorderInk, 0, 1),
            Bit(e.InkHeight is > 0 and < 14),
            e.InkMargin,
            Math.Clamp(e.InkMargin, 0, 0.3) / 0.3,
            e.Known,
            Math.Clamp(e.Rival, 0, 8) / 8,
            e.Echo,
            e.PageClarity,
            (double)saying / looks,
            Math.Min(looks, 8) / 8.0,
        ];
    }

    private static double Bit(bool value) => value ? 1 : 0;
}
