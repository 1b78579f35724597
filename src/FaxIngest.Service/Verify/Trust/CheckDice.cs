using FaxIngest.Decide;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.Trust;

/// <summary>Chance, time and settings of checks.</summary>
internal sealed class CheckDice(Random random, TimeProvider time, IOptions<TrustOptions> options, IOptions<VerifyOptions> desk, IOptions<DecideOptions> decide)
{
    /// <summary>One case in so many is a sample or a recall while ordinary ones wait; when none does, all that wait are offered.</summary>
    private const double Sampled = 1 / 8.0;

    internal DateTimeOffset Now => time.GetUtcNow();

    internal TrustOptions Options => options.Value;

    internal TimeSpan Lease => desk.Value.KeepCaseFor;

    /// <summary>Share of accepted fields of a family that may be wrong.</summary>
    internal double Target(string family) => SampleFamily.Target(family, decide.Value);

    internal bool IsSeed() => random.NextDouble() < options.Value.SeedShare;

    internal bool IsSample() => random.NextDouble() < Sampled;

    internal bool IsPlanted() => random.NextDouble() < 0.5;

    internal double Place() => random.NextDouble();

    internal int Pick(int below) => random.Next(below);
}
