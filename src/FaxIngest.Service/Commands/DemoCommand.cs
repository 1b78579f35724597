using System.CommandLine;
using FaxIngest.Demo;

namespace FaxIngest.Commands;

/// <summary><c>faxingest demo</c>: the main job on sample faxes, with the page open for use.</summary>
internal static class DemoCommand
{
    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var samples = new Option<DirectoryInfo>("--samples") { Description = "Folder with other faxes to process; it is only read. Default: those that ship with the program.", HelpName = "DIR" };
        samples.AcceptExistingOnly();
        var exit = new Option<bool>("--exit-when-done") { Description = "Ends when every fax is processed, in place of keeping the page open." };
        var command = new Command("demo", "Processes the sample faxes in a throw-away data folder and keeps the verification page open; prints its address and a sign-in.") { samples, exit };
        command.SetAction((parsed, cancellation) => DemoAsync(settings, parsed.GetValue(samples)?.FullName, parsed.GetValue(exit), cancellation));
        return command;
    }

    private static async Task<int> DemoAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, string? samples, bool exitWhenDone, CancellationToken cancellation)
    {
        string? from = samples ?? SampleFaxes.Find(AppContext.BaseDirectory, Environment.CurrentDirectory);
        IReadOnlyList<string> files = from is null ? [] : SampleFaxes.Files(from);
        if (files.Count == 0)
        {
            await Console.Error.WriteLineAsync(from is null
                ? "The sample faxes (testdata/faxes) were not found beside the program or in the current folder. Give a folder with --samples DIR."
                : $"There are no faxes in {from}.");
            return ExitCodes.Usage;
        }
        string folder = Directory.CreateTempSubdirectory("faxingest-demo-").FullName;
        try
        {
            return await new DemoRun(folder, Console.Out).RunAsync(files, settings, exitWhenDone, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
