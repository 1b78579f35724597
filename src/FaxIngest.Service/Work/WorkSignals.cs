using System.Collections.Concurrent;
using FaxIngest.Model;

namespace FaxIngest.Work;

/// <summary>In-process nudges: "there may be work". They save waiting, nothing relies on them.</summary>
internal sealed class WorkSignals
{
    private readonly Dictionary<FaxState, SemaphoreSlim> states =
        Enum.GetValues<FaxState>().Where(FaxTransitions.IsClaimable).ToDictionary(state => state, _ => new SemaphoreSlim(0, 1));

    private readonly ConcurrentDictionary<string, SemaphoreSlim> sources = new(StringComparer.Ordinal);

    /// <summary>There may be faxes in this state; states without service work are ignored.</summary>
    public void Nudge(FaxState state)
    {
        if (states.TryGetValue(state, out var signal)) Raise(signal);
    }

    /// <summary>There may be something to take in from this source.</summary>
    public void NudgeIntake(string source) => Raise(Source(source));

    /// <summary>It is time to look at every source.</summary>
    public void NudgeIntake()
    {
        foreach (var signal in sources.Values) Raise(signal);
    }

    /// <summary>Returns when nudged or after the time.</summary>
    public Task WaitAsync(FaxState state, TimeSpan atMost, CancellationToken cancellation) => states[state].WaitAsync(atMost, cancellation);

    /// <summary>Returns when nudged or after the time.</summary>
    public Task WaitIntakeAsync(string source, TimeSpan atMost, CancellationToken cancellation) => Source(source).WaitAsync(atMost, cancellation);

    private SemaphoreSlim Source(string name) => sources.GetOrAdd(name, _ => new SemaphoreSlim(0, 1));

    private static void Raise(SemaphoreSlim signal)
    {
        lock (signal)
        {
            if (signal.CurrentCount == 0) signal.Release();
        }
    }
}
