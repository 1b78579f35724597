using FaxIngest.Decide;
using FaxIngest.Pipeline;
using FaxIngest.Read;

namespace FaxIngest.Verify.Trust;

/// <summary>Fields whose silent error is measured together and whose threshold rises together: those of one nature and one target.</summary>
public static class SampleFamily
{
    private const string Critical = ".critical";

    /// <summary>The family of a field, e.g. <c>text</c>, <c>marks.critical</c>.</summary>
    /// <param name="referral">As read.</param>
    /// <param name="path">Field path; one without a reading of its own follows from others that are text.</param>
    public static string Of(ReadReferral referral, string path)
    {
        var reading = FieldLabels.ReadingOf(referral, path);
        return Of(reading is null ? ReadingFamily.Text : ReadingFamily.Inside(ReadingFamily.Of(reading)), Calibration.CriticalFields.Contains(path));
    }

    /// <summary>The family of fields that were read like this.</summary>
    public static string Of(string reading, bool critical) => critical ? reading + Critical : reading;

    /// <summary>Share of its accepted fields that may be wrong.</summary>
    public static double Target(string family, DecideOptions options) =>
        family == ReadingFamily.Prose ? options.ProseTargetError : IsCritical(family) ? options.CriticalTargetError : options.TargetError;

    /// <summary>It holds fields that decide who gets what.</summary>
    public static bool IsCritical(string family) => family.EndsWith(Critical, StringComparison.Ordinal);

    /// <summary>Every field of a referral with its family, by path; computed once for all of them.</summary>
    internal static Func<string, string> Lookup(ReadReferral referral)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var reading in referral.Readings)
            foreach (string path in Doubts.PathsOf(reading.Field)) known.TryAdd(path, Of(referral, path));
        return path => known.GetValueOrDefault(path) ?? Of(ReadingFamily.Text, Calibration.CriticalFields.Contains(path));
    }
}
