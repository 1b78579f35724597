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
    /// <summary>A reading with the truth about it.</summary>
    public static LabeledReading Of(string fax, Reading reading, bool right) => new(fax, ReadingFamily.Of(reading), reading.Kind, EvidenceFeatures.Of(reading.Evidence), right);
}
