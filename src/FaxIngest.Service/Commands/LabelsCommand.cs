using System.CommandLine;
using System.Text.Json;
using FaxIngest.Composition;
using FaxIngest.Model;
using FaxIngest.Store;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Commands;

/// <summary><c>faxingest labels</c>: what persons decided from images, beside what the machine had read, a line a field.</summary>
internal static class LabelsCommand
{
    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var file = new Argument<FileInfo>("OUT.jsonl") { Description = "File to write; - writes to stdout. It holds members' values: it is made readable for this account alone." };
        var command = new Command("labels",
            """
            Writes what persons decided from the image, a JSON line a field: field path, form type, the machine's reading with its
            evidence, the person's value, how sure that is, and with which chance a person came to look at the field.

            The file holds protected health information: keep it as you keep the faxes. May run beside the service.
            """) { file };
        command.SetAction((parsed, cancellation) => RunAsync(settings, parsed.GetRequiredValue(file), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, FileInfo file, CancellationToken cancellation)
    {
        await using var provider = Provider.Build(settings);
        if (provider.GetRequiredService<SqlDatabase>().MissingAt is { } place)
        {
            await Console.Error.WriteLineAsync($"There is no database at {place}: nothing was ever taken in there. Is Data:Folder (or Store:ConnectionString) the one of the service?");
            return ExitCodes.Fault;
        }
        await provider.GetRequiredService<IFaxStore>().MigrateAsync(cancellation);
        var labels = provider.GetRequiredService<ILabelStore>();
        bool toConsole = file.Name == "-";
        long count = 0;
        await using (var writer = toConsole ? null : Private(file.FullName))
        {
            var output = writer ?? Console.Out;
            await foreach (var label in labels.LabelsAsync(cancellation).WithCancellation(cancellation))
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(label, DocumentJson.OneLine).AsMemory(), cancellation);
                count++;
            }
        }
        if (!toConsole) await Console.Out.WriteLineAsync($"{count} labels written to {file.FullName}. It holds members' values.");
        return ExitCodes.Success;
    }

    /// <summary>A new file, with mode 0600 from its first byte on. What was there before goes with its mode.</summary>
    private static StreamWriter Private(string path)
    {
        File.Delete(path);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new StreamWriter(path, how) { NewLine = "\n" };
    }
}
