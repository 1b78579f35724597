using System.CommandLine;
using FaxIngest.Settings;
using Microsoft.Extensions.Options;

namespace FaxIngest.Commands;

/// <summary>The whole command line: one file a command, put together here.</summary>
internal static class CommandLine
{
    /// <summary>How long a command may take to end in order after Ctrl+C or SIGTERM, before the process is ended.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(60);

    /// <summary>Parses and runs; returns an <see cref="ExitCodes"/> value.</summary>
    internal static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var (settings, rest) = SettingArguments.Split(args);
            return await Create(settings).Parse(rest).InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = Farewell,
            });
        }
        catch (SettingsException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return ExitCodes.Usage;
        }
        catch (OptionsValidationException wrong)
        {
            foreach (var failure in wrong.Failures) await Console.Error.WriteLineAsync($"Wrong setting: {failure}");
            return ExitCodes.Usage;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Canceled.");
            return ExitCodes.Canceled;
        }
        catch (Exception fault)
        {
            await Console.Error.WriteLineAsync($"faxingest: {fault}");
            return ExitCodes.Fault;
        }
    }

    /// <summary>The commands over the given settings of the command line.</summary>
    internal static RootCommand Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var root = new RootCommand(
            """
            FaxIngest takes in faxed referrals, reads the forms, and asks a person where it is not sure.

            Without a command it runs the service. To see it work on sample faxes: faxingest demo.
            Settings come from appsettings.json, from environment variables (FAXINGEST__Receive__Folder__Path)
            and, before or after any command, as --Section:Key=value (--Receive:Folder:Path=/srv/fax/in).
            """)
        {
            RunCommand.Create(settings),
            ReadCommand.Create(settings),
            DrainCommand.Create(settings),
            LedgerCommand.Create(settings),
            FormsCommand.Create(settings),
            CheckCommand.Create(settings),
            EvaluateCommand.Create(settings),
            CalibrateCommand.Create(settings),
            LabelsCommand.Create(settings),
            DemoCommand.Create(settings),
            UserCommand.Create(settings),
            ReaderCommand.Create(),
            OfficeCommand.Create(),
        };
        root.SetAction((_, cancellation) => RunCommand.RunAsync(settings, cancellation));
        return root;
    }
}
