using System.CommandLine;

namespace FaxIngest.Commands;

/// <summary><c>faxingest drain</c>: all that waits, once.</summary>
internal static class DrainCommand
{
    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Data folder; stands for the setting Data:Folder.", HelpName = "DIR" };
        var command = new Command("drain", "Takes in all that waits in the configured sources once, works until nothing is left to do, and exits.") { data };
        command.SetAction((parsed, cancellation) =>
        {
            var folder = parsed.GetValue(data);
            return DrainAsync(folder is null ? settings : [.. settings, new("Data:Folder", folder.FullName)], cancellation);
        });
        return command;
    }

    private static Task<int> DrainAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, CancellationToken cancellation) =>
        throw new NotSupportedException("faxingest drain is not built yet");
}
