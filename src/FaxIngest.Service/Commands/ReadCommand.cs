using System.CommandLine;

namespace FaxIngest.Commands;

/// <summary><c>faxingest read</c>: files in, one JSON document each out; no service and no store.</summary>
internal static class ReadCommand
{
    /// <summary>What the user asked for.</summary>
    /// <param name="Paths">Files and folders, all existing.</param>
    /// <param name="Out">Folder for the documents; made when missing.</param>
    /// <param name="Roster">Roster file, or null: the <c>Roster:File</c> setting.</param>
    /// <param name="Forms">Folder with form templates, or null: those that ship.</param>
    private sealed record Request(IReadOnlyList<FileSystemInfo> Paths, DirectoryInfo Out, FileInfo? Roster, DirectoryInfo? Forms);

    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var paths = new Argument<FileSystemInfo[]>("PATH")
        {
            Description = "Files (TIFF, PDF, PNG, JPEG, EML) or folders; a folder means every file in it, recursively.",
            Arity = ArgumentArity.OneOrMore,
        };
        paths.AcceptExistingOnly();
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "Folder for the documents: DIR/<file name>.json, for a folder DIR/<path below it>.json.",
            HelpName = "DIR",
            Required = true,
        };
        var roster = SharedOptions.Roster();
        var forms = SharedOptions.Forms();
        var command = new Command("read", "Reads files and writes one JSON document each; needs no service and no database. Exit code 2: at least one file was unreadable (its JSON says why).")
        { paths, output, roster, forms };
        command.SetAction((parsed, cancellation) => ReadAsync(
            settings,
            new Request(parsed.GetRequiredValue(paths), parsed.GetRequiredValue(output), parsed.GetValue(roster), parsed.GetValue(forms)),
            cancellation));
        return command;
    }

    private static Task<int> ReadAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, Request request, CancellationToken cancellation) =>
        throw new NotSupportedException("faxingest read is not built yet");
}
