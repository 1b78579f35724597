using FaxIngest.Read;

namespace FaxIngest.Decide;

/// <summary>A reading with the truth about it.</summary>
/// <param name="Fax">Which fax it is from: readings of one fax stay together when some are held back.</param>
/// <param name="Family">See <see cref="ReadingFamily"/>.</param>
/// <param name="Kind">Kind of field.</param>
/// <param name="Features">See <see cref="EvidenceFeatures"/>.</param>
/// <param name="Right">Whether the value is exactly right (prose: nearly).</param>
public sealed record LabeledReading(string Fax, string Family, string Kind, double[] Features, bool Right)
{
    /// <summary>All families that it is counted in, its own first.</summary>
    public IReadOnlyList<string> CountedIn { get; init; } = [Family];

    /// <summary>A reading with the truth about it.</summary>
    public static LabeledReading Of(string fax, Reading reading, bool right)
    {
        var families = ReadingFamily.CountedIn(reading);
        return new LabeledReading(fax, families[0], reading.Kind, EvidenceFeatures.Of(reading.Evidence), right) { CountedIn = families };
    }
}
