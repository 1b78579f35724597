namespace FaxIngest.Verify.Trust;

/// <summary>A field that the machine had accepted and that persons looked at.</summary>
/// <param name="Number">Order in which it was drawn.</param>
/// <param name="Family">See <see cref="SampleFamily"/>.</param>
/// <param name="Confidence">The confidence it was accepted with, 0..1.</param>
/// <param name="Wrong">It was wrong.</param>
public sealed record SampledField(long Number, string Family, double Confidence, bool Wrong);
