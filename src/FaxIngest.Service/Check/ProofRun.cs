namespace FaxIngest.Check;

/// <summary>Runs proofs one after the other, each on a line of its own; one that fails, throws or hangs does not keep the rest from being run.</summary>
internal static class ProofRun
{
    /// <summary>Whether all is in order.</summary>
    internal static async Task<bool> RunAsync(IEnumerable<Proof> proofs, IServiceProvider provider, TextWriter output, CancellationToken cancellation)
    {
        int failed = 0, all = 0;
        foreach (var proof in proofs)
        {
            var (fine, found) = await TryAsync(proof, provider, cancellation);
            all++;
            if (!fine) failed++;
            await output.WriteLineAsync($"{(fine ? "ok    " : "FAILED")}  {proof.Name}: {found}");
        }
        await output.WriteLineAsync(failed == 0 ? $"All {all} checks are in order." : $"{failed} of {all} checks failed.");
        return failed == 0;
    }

    private static async Task<(bool Fine, string Found)> TryAsync(Proof proof, IServiceProvider provider, CancellationToken cancellation)
    {
        try
        {
            // On a thread of its own: a native call cannot be canceled, but it can be left behind.
            return (true, await Task.Run(() => proof.Prove(provider, cancellation), cancellation).WaitAsync(proof.Patience, cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (TimeoutException)
        {
            return (false, $"no answer after {proof.Patience.TotalSeconds} s");
        }
        catch (Exception wrong)
        {
            return (false, wrong is ProofException ? wrong.Message : $"{wrong.Message} ({wrong.GetType().Name})");
        }
    }
}
