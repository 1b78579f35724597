using System.CommandLine;
using FaxIngest.Composition;
using FaxIngest.Settings;
using Microsoft.AspNetCore.Connections;

namespace FaxIngest.Commands;

/// <summary><c>faxingest run</c>: the hosted service.</summary>
internal static class RunCommand
{
    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var command = new Command("run", "Runs the service: intake, workers, schedules and the verification pages (the default).");
        command.SetAction((_, cancellation) => RunAsync(settings, cancellation));
        return command;
    }

    /// <summary>Runs until told to stop.</summary>
    internal static async Task<int> RunAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, CancellationToken cancellation)
    {
        await using var app = ServiceHost.Build(settings);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new SettingsException($"{taken.Message} Another program, or another faxingest, listens there: stop it or set Web:Urls.", taken);
        }
        await app.WaitForShutdownAsync(cancellation);
        return ExitCodes.Success;
    }
}
