using System.CommandLine;

namespace FaxIngest.Commands;

/// <summary><c>faxingest evaluate</c>: accuracy, coverage, silent error and calibration on faxes with truth.</summary>
internal static class EvaluateCommand
{
    /// <summary>What the user asked for.</summary>
    private sealed record Request(DirectoryInfo Folder, FileInfo? Roster, DirectoryInfo? Forms);

    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "Folder with faxes; those that have a <name>.truth.json beside them are read and scored." };
        folder.AcceptExistingOnly();
        var roster = SharedOptions.Roster();
        var forms = SharedOptions.Forms();
        var command = new Command("evaluate", "Reads every file that has a <name>.truth.json beside it and prints accuracy, coverage, silent error and calibration, per field and over all.") { folder, roster, forms };
        command.SetAction((parsed, cancellation) => EvaluateAsync(
            settings, new Request(parsed.GetRequiredValue(folder), parsed.GetValue(roster), parsed.GetValue(forms)), cancellation));
        return command;
    }

    private static Task<int> EvaluateAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, Request request, CancellationToken cancellation) =>
        throw new NotSupportedException("faxingest evaluate is not built yet");
}
