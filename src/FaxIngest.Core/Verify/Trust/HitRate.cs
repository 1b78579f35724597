using FaxIngest.Decide.Scoring;

namespace FaxIngest.Verify.Trust;

/// <summary>How often a person was right where the answer was known.</summary>
/// <param name="Person">Account name.</param>
/// <param name="Planted">Of fields shown with a wrong value: how often that was noticed. Else of fields keyed blind: how often they were keyed right.</param>
/// <param name="Fields">Fields answered.</param>
/// <param name="Hits">Of those, right ones.</param>
public sealed record HitRate(string Person, bool Planted, int Fields, int Hits)
{
    /// <summary>95 % interval of the share (Clopper and Pearson).</summary>
    public (double Low, double High) Interval => BinomialInterval.ClopperPearson(Hits, Fields, 0.95);
}
