using FaxIngest.Check;
using Microsoft.Extensions.DependencyInjection;

namespace FaxIngest.Service.Tests.Check;

public sealed class ProofRunTests
{
    private static readonly IServiceProvider Nothing = new ServiceCollection().BuildServiceProvider();

    private static readonly Proof Fine = new("fine", (_, _) => Task.FromResult("all is well"));

    [Fact]
    public async Task Every_proof_gets_a_line_whatever_the_others_do()
    {
        using var output = new StringWriter();

        bool fine = await ProofRun.RunAsync(
            [
                new("broken", (_, _) => throw new ProofException("mend it so.")),
                new("faulty", (_, _) => Task.FromException<string>(new InvalidOperationException("unforeseen"))),
                Fine,
            ],
            Nothing, output, CancellationToken.None);

        Assert.False(fine);
        Assert.Equal(
            ["FAILED  broken: mend it so.", "FAILED  faulty: unforeseen (InvalidOperationException)", "ok      fine: all is well", "2 of 3 checks failed."],
            output.ToString().TrimEnd().Split(Environment.NewLine));
    }

    [Fact]
    public async Task All_in_order_is_said_so()
    {
        using var output = new StringWriter();

        Assert.True(await ProofRun.RunAsync([Fine], Nothing, output, CancellationToken.None));
        Assert.EndsWith("All 1 checks are in order.", output.ToString().TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_ends_the_run()
    {
        using var stop = new CancellationTokenSource();
        var proofs = new[] { new Proof("stuck", async (_, _) => { await stop.CancelAsync(); await Task.Delay(Timeout.Infinite, CancellationToken.None); return ""; }), Fine };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ProofRun.RunAsync(proofs, Nothing, TextWriter.Null, stop.Token));
    }
}
