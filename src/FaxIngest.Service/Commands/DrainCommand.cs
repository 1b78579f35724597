using System.CommandLine;
using FaxIngest.Composition;
using FaxIngest.Work;

namespace FaxIngest.Commands;

/// <summary><c>faxingest drain</c>: all that waits, once.</summary>
internal static class DrainCommand
{
    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Data folder; stands for the setting Data:Folder.", HelpName = "DIR" };
        var command = new Command("drain",
            """
            Takes in all that waits in the configured sources once, works until nothing is left to do, and exits.

            Files in the drop folder are watched for Receive:Folder:QuietFor, those that are empty, cut short or of a type that
            does not say where it ends for twice as long; then they are taken. May run beside the service.
            Exit codes: 0 nothing is left to do, 3 something failed outside of any fax (a full disk, an export folder that is away).
            """) { data };
        command.SetAction((parsed, cancellation) =>
        {
            var folder = parsed.GetValue(data);
            return DrainAsync(folder is null ? settings : [.. settings, new("Data:Folder", folder.FullName)], cancellation);
        });
        return command;
    }

    private static async Task<int> DrainAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, CancellationToken cancellation)
    {
        await using var provider = Provider.Build(settings, services => services.AddStages());
        ProgressBar? bar = null;
        DrainResult result;
        try
        {
            result = await provider.GetRequiredService<DrainRun>().RunAsync(
                WorkServices.Stages(provider), count => bar = new ProgressBar(count), () => bar?.Advance(), cancellation);
        }
        finally
        {
            bar?.Dispose();
        }
        Console.WriteLine($"{result.TakenIn} taken in, {result.Exported} exported, {result.Asked} wait for a person, {result.Stuck} stuck");
        if (result.Left == 0) return ExitCodes.Success;
        await Console.Error.WriteLineAsync($"{result.Left} could not be worked on; the warnings above say why. They stay in the queue.");
        return ExitCodes.Fault;
    }
}
