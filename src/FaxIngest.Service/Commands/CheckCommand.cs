using System.CommandLine;
using FaxIngest.Check;
using FaxIngest.Composition;

namespace FaxIngest.Commands;

/// <summary><c>faxingest check</c>: proves every setting and native part.</summary>
internal static class CheckCommand
{
    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var command = new Command("check", "Proves every setting and native part, a line each: folders, libraries, reading a known image, database, forms. Exit code 1: something is not in order.");
        command.SetAction((_, cancellation) => CheckAsync(settings, cancellation));
        return command;
    }

    /// <summary>What the service has beyond every command's parts, so that all its settings are checked too.</summary>
    internal static void Parts(IServiceCollection services) => services.AddStages().AddHostTies();

    private static async Task<int> CheckAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, CancellationToken cancellation)
    {
        await using var provider = Provider.Build(settings, Parts);
        return await ProofRun.RunAsync(provider.GetServices<Proof>(), provider, Console.Out, cancellation) ? ExitCodes.Success : ExitCodes.Usage;
    }
}
