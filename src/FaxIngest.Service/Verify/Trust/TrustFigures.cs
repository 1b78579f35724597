using FaxIngest.Decide;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.Trust;

/// <summary>What was measured of machine and persons, looked up at most every few seconds.</summary>
internal sealed class TrustFigures(ICheckStore checks, StoredRaises raises, IOptions<DecideOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim turn = new(1);
    private (DateTimeOffset At, IReadOnlyList<SilentError> Errors)? known;

    /// <summary>Silent error of every family that was sampled or raised.</summary>
    internal async Task<IReadOnlyList<SilentError>> SilentErrorsAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var current = await raises.RefreshAsync(cancellation);
            bool same = known is { } last && time.GetUtcNow() - last.At < Keep && last.Errors.Where(each => each.Minimum > 0).Select(each => (each.Family, each.Minimum)).SequenceEqual(current.Raised.Select(each => (each.Family, each.After)));
            if (same) return known!.Value.Errors;
            var errors = SilentError.Of(await checks.SamplesAsync(0, cancellation), current, options.Value);
            known = (time.GetUtcNow(), errors);
            return errors;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Families that ask for more than the calibration at present.</summary>
    internal async Task<IReadOnlyList<ThresholdRaise>> RaisedAsync(CancellationToken cancellation) => (await raises.RefreshAsync(cancellation)).Raised;

    public void Dispose() => turn.Dispose();
}
