using System.Globalization;
using FaxIngest.Decide;

namespace FaxIngest.Verify.Trust;

/// <summary>Families and figures as a person reads them.</summary>
internal static class TrustWords
{
    internal static string Family(string family)
    {
        string name = family.Split('.')[0] switch
        {
            ReadingFamily.Text => "Text", ReadingFamily.Marks => "Boxes and signatures", ReadingFamily.Blank => "Taken for blank", ReadingFamily.Prose => "Free text", var other => other,
        };
        return SampleFamily.IsCritical(family) ? name + ", critical fields" : name;
    }

    /// <summary>A share in percent, with as many decimals as it needs.</summary>
    internal static string Percent(double share) => (share * 100).ToString(share is > 0 and < 0.01 ? "0.00" : "0.0", CultureInfo.InvariantCulture) + " %";

    internal static string Interval(double low, double high) => $"{Percent(low)[..^2]} to {Percent(high)}";

    /// <summary>A least confidence.</summary>
    internal static string Minimum(double minimum) => minimum <= 0 ? "as calibrated" : minimum > 1 ? "nothing is accepted" : minimum.ToString("0.#####", CultureInfo.InvariantCulture);

    /// <summary>How a family stands: a word and a class.</summary>
    internal static (string Word, string Class) Standing(SilentError error) =>
        error.Minimum > 0 ? ("threshold raised", "bad")
        : error.Evidence >= SilentErrorTest.Alarm ? ("above target", "bad")
        : error.High <= error.Target ? ("within target", "good")
        : error.Low > error.Target ? ("watched: may be above target", "warn")
        : ("not known yet", "");
}
