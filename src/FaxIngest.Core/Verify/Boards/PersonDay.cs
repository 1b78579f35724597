namespace FaxIngest.Verify.Boards;

/// <summary>What one person did today, as their own page counted it.</summary>
/// <param name="Person">Account name.</param>
/// <param name="Cases">Saves.</param>
/// <param name="Confirmed">Fields confirmed as they were read.</param>
/// <param name="Corrected">Fields changed.</param>
/// <param name="Keys">Keys pressed.</param>
/// <param name="Time">From the moment a case was ready until it was sent, all together.</param>
public sealed record PersonDay(string Person, int Cases, int Confirmed, int Corrected, int Keys, TimeSpan Time);
